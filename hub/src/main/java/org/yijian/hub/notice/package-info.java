/**
 * Alerts outside the hub: a signed call to a web address, or a digest by mail. What leaves the hub is a number and a link,
 * never a name or anything of a record; whoever follows the link signs in.
 *
 * <p>Start reading at {@link org.yijian.hub.notice.Notices}.
 */
@NullMarked
package org.yijian.hub.notice;

import org.jspecify.annotations.NullMarked;
