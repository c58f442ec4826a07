/**
 * Who may do and see what. A {@link org.yijian.security.access.Role} says what somebody may do,
 * {@link org.yijian.security.access.AccessScope} with which records; both deny by default: no role may do nothing, an
 * empty scope sees nothing.
 */
@NullMarked
package org.yijian.security.access;

import org.jspecify.annotations.NullMarked;
