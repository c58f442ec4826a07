/**
 * HTTP to agencies. All of it goes through one gateway ({@link org.yijian.routes.transport.web.OutboundGateway}):
 * allow-list, TLS, time-outs, size limits, no redirects.
 */
@NullMarked
package org.yijian.routes.transport.web;

import org.jspecify.annotations.NullMarked;
