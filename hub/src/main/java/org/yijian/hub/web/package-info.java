/**
 * What every request passes on its way to a page or to the API: headers from outside that are dropped
 * ({@link org.yijian.hub.web.OutsideHeaders}), who may go where ({@link org.yijian.hub.web.SecurityRules}), language, and
 * how errors are told.
 */
@NullMarked
package org.yijian.hub.web;

import org.jspecify.annotations.NullMarked;
