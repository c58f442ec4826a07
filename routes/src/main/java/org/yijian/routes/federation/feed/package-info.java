/**
 * Feeds: which records a partner gets, for which purpose and by which law, and how both sides agree on it, pause and end
 * it. What is not in an approved feed never leaves. Start reading at {@link org.yijian.routes.federation.feed.Feeds}.
 */
@NullMarked
package org.yijian.routes.federation.feed;

import org.jspecify.annotations.NullMarked;
