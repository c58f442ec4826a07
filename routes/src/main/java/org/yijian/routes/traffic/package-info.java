/** What passes through the routes, for people and for metrics: counts and state of each route, times of each exchange. */
@NullMarked
package org.yijian.routes.traffic;

import org.jspecify.annotations.NullMarked;
