/**
 * The log before the eyes of others: witnesses that cosign its checkpoints ({@link org.yijian.hub.log.Witnessing}), an
 * authority that says when they existed ({@link org.yijian.hub.log.Stamping}), and a monitor that reads the log again
 * ({@link org.yijian.hub.log.LogMonitor}). Whatever they find amiss is an {@link org.yijian.hub.log.Alarm}, and exchange
 * goes on; only after hours without a time-stamp no new exchanges are taken ({@link org.yijian.hub.log.StampGate}).
 *
 * <p>On the other side this hub is a witness itself ({@link org.yijian.hub.log.WitnessEndpoint}). May use the rooms; pages
 * and the API may use it.
 */
@NullMarked
package org.yijian.hub.log;

import org.jspecify.annotations.NullMarked;
