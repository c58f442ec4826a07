/**
 * Questions that people and machines ask about records. Each question leaves a leaf in the log, durable before the
 * answer is shown: {@link org.yijian.hub.lookup.Evidence}. Pages and API ask only through this package.
 */
@NullMarked
package org.yijian.hub.lookup;

import org.jspecify.annotations.NullMarked;
