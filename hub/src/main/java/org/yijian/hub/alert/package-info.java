/**
 * Alerts: records that saved searches find as they arrive. A follower of the change feed raises them, each exactly once
 * and none lost, a sweep at night looks a second time, and an inbox shows them with the rights that its reader has at that
 * moment. An alert itself holds nothing of the record.
 *
 * <p>Start reading at {@link org.yijian.hub.alert.AlertFollower} and {@link org.yijian.hub.alert.Inbox}.
 */
@NullMarked
package org.yijian.hub.alert;

import org.jspecify.annotations.NullMarked;
