package org.yijian.routes.federation.reception;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.security.message.Receipt;

/**
 * What came of a message.
 *
 * @param verdict what the receipt will say
 * @param code error code of a refusal; null otherwise
 * @param exchangeId the exchange that keeps it in the ledger; null if it left none
 */
record Outcome(Receipt.Verdict verdict, @Nullable String code, @Nullable UUID exchangeId) {

    static Outcome done() {
        return new Outcome(Receipt.Verdict.ACCEPTED, null, null);
    }
}
