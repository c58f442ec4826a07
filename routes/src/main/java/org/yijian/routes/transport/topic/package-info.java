/** Events that agencies publish to the hub's own broker by MQTT. */
@NullMarked
package org.yijian.routes.transport.topic;

import org.jspecify.annotations.NullMarked;
