/**
 * What the simulated agencies leave in the hub's home folder: secrets, trusted certificates, route definitions, and their
 * own state under {@code agencies/}. Start reading at {@link org.yijian.agencies.home.HomeFolder}.
 */
@NullMarked
package org.yijian.agencies.home;

import org.jspecify.annotations.NullMarked;
