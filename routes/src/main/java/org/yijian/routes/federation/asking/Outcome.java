package org.yijian.routes.federation.asking;

import org.jspecify.annotations.Nullable;

/**
 * What came of a question.
 *
 * @param answerHash SHA-256 of the answer's CMS in hex; null if there is no answer
 */
record Outcome(PartnerReply reply, @Nullable String answerHash) {}
