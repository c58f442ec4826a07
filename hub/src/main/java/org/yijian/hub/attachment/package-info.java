/**
 * Files attached to records, as people and programs bring and get them: only to and of what they may see, and never without
 * a leaf. Start reading at {@link org.yijian.hub.attachment.AuditedAttachments}.
 */
@NullMarked
package org.yijian.hub.attachment;

import org.jspecify.annotations.NullMarked;
