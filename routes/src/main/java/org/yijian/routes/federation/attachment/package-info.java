/**
 * Attachments on their way to partners: which of them leave by a feed, and how their bytes get there before the message that
 * binds them. Start reading at {@link org.yijian.routes.federation.attachment.Porters}.
 */
@NullMarked
package org.yijian.routes.federation.attachment;

import org.jspecify.annotations.NullMarked;
