/**
 * 消防救援: inspection files over SFTP, and live alarms over MQTT to the hub's broker. Start reading at
 * {@link org.yijian.agencies.firerescue.FireRescue} and {@link org.yijian.agencies.firerescue.AlarmCentre}.
 */
@NullMarked
package org.yijian.agencies.firerescue;

import org.jspecify.annotations.NullMarked;
