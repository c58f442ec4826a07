/**
 * What two hubs say to each other, as bytes that can be proved later (EVIDENCE.md, "Message" and "Receipt"): canonical
 * JSON with a header, sealed by a detached CMS, answered by a sealed receipt. Start reading at
 * {@link org.yijian.security.message.MessageSealer}.
 */
@NullMarked
package org.yijian.security.message;

import org.jspecify.annotations.NullMarked;
