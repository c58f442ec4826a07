/**
 * How messages that are pushed at the hub get into its intake: uploads by accounts ({@link org.yijian.hub.intake.Uploads})
 * and signed webhooks of agencies ({@link org.yijian.hub.intake.Webhooks}).
 */
@NullMarked
package org.yijian.hub.intake;

import org.jspecify.annotations.NullMarked;
