/** Erasures that are interrupted between any two of their steps. */
@NullMarked
package org.yijian.hub.erasure;

import org.jspecify.annotations.NullMarked;
