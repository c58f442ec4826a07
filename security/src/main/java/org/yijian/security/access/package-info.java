/**
 * Who may see what. {@link org.yijian.security.access.AccessScope} is what a searcher, a page or a route is given; it is
 * deny by default: an empty scope sees nothing.
 */
@NullMarked
package org.yijian.security.access;

import org.jspecify.annotations.NullMarked;
