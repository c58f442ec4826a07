package org.yijian.routes.federation.reception;

import java.nio.charset.StandardCharsets;
import java.time.Clock;

import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.grant.SearchTerms;
import org.yijian.routes.federation.outbox.MessageTypes;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.Fields;
import org.yijian.security.message.Message;
import org.yijian.security.message.SealedMessage;
import org.yijian.security.message.StrictJson;

/** Notes what a partner lets this hub find there. It decides nothing: the partner looks at its own grant. */
final class SearchGrantArrival implements Arrival {

    private final Transactions transactions;
    private final Clock clock;

    SearchGrantArrival(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Outcome take(Partner partner, Message message, SealedMessage sealed) {
        if (!message.header().stream().equals(MessageTypes.CONTROL)
                || !message.header().purpose().equals(MessageTypes.CONTROL_PURPOSE)) {
            throw new FaultException(FederationError.WRONG_PURPOSE);
        }
        if (message.body().has("terms")) {
            Fields body = new Fields(message.body());
            keep(partner, SearchTerms.of(body.object("terms")));
            body.end();
        } else {
            transactions.call("drop a search offer", connection -> Query
                    .of(connection, "DELETE FROM federation.search_offer WHERE partner = ?", partner.hub()).update());
        }
        return Outcome.done();
    }

    private void keep(Partner partner, SearchTerms terms) {
        String text = new String(StrictJson.write(terms.json()), StandardCharsets.UTF_8);
        transactions.call("keep a search offer", connection -> Query.of(connection, """
                INSERT INTO federation.search_offer (partner, terms, changed_at) VALUES (?, ?, ?)
                ON CONFLICT (partner) DO UPDATE SET terms = excluded.terms, changed_at = excluded.changed_at""",
                partner.hub(), text, clock.instant()).update());
    }
}
