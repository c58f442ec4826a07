/**
 * Simulated agencies of a district: they speak their real protocols on loopback and know nothing of the hub but its
 * addresses. For the demonstration and for tests; never part of a production hub.
 *
 * <p>May use {@code org.yijian.records} and {@code org.yijian.security}. Start reading at
 * {@link org.yijian.agencies.Agency}; {@link org.yijian.agencies.district} is what they know.
 */
@NullMarked
package org.yijian.agencies;

import org.jspecify.annotations.NullMarked;
