package org.yijian.routes.federation.inquiry;

import java.time.Clock;
import java.time.Duration;

import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.MessageHeader;

/** Which questions were taken already. A question lives for a minute, so this stays small. */
final class AskedQuestions {

    /** How long a question may be taken. */
    static final Duration LIFE = Duration.ofMinutes(1);

    private static final Duration SLOW_CLOCKS = Duration.ofMinutes(5);

    private final Transactions transactions;
    private final Clock clock;

    AskedQuestions(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Notes a question whose header was found right.
     *
     * @throws FaultException {@link FederationError#QUESTION_REPLAYED} or {@link FederationError#LIFE_TOO_LONG}
     */
    void take(Partner partner, MessageHeader header) {
        if (header.notAfter().isAfter(clock.instant().plus(LIFE).plus(SLOW_CLOCKS))) {
            throw new FaultException(FederationError.LIFE_TOO_LONG);
        }
        int taken = transactions.call("note a question", connection -> {
            Query.of(connection, "DELETE FROM federation.search_question WHERE not_after < ?", clock.instant())
                    .update();
            return Query.of(connection, """
                    INSERT INTO federation.search_question (partner, message_id, not_after) VALUES (?, ?, ?)
                    ON CONFLICT DO NOTHING""", partner.hub(), header.id(), header.notAfter()).update();
        });
        if (taken == 0) {
            throw new FaultException(FederationError.QUESTION_REPLAYED, header.id());
        }
    }
}
