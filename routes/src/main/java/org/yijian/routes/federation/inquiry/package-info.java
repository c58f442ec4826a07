/**
 * Searching across hubs: the sealed question, the sealed answer, and how a hub answers by its own rules. Nothing of an
 * answer is kept by the one who asked. Start reading at {@link org.yijian.routes.federation.inquiry.Answering}.
 */
@NullMarked
package org.yijian.routes.federation.inquiry;

import org.jspecify.annotations.NullMarked;
