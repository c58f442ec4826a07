package org.yijian.routes.federation.grant;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.AuditTrail;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.outbox.MessageTypes;
import org.yijian.routes.federation.outbox.Outbox;
import org.yijian.routes.federation.partner.Partners;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.StrictJson;
import org.yijian.security.proof.LeafType;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which partner may find what here, and what partners said this hub may find there. One person proposes a grant, another
 * lets it take effect; whoever sees danger may withdraw one alone. Every step has its leaf before it takes effect, and the
 * partner is told by a sealed message.
 */
public final class SearchGrants {

    private final Transactions transactions;
    private final AuditTrail trail;
    private final Partners partners;
    private final Outbox outbox;
    private final Set<String> speaksFor;
    private final Clock clock;

    /** @param speaksFor regions whose records this hub may let others find */
    public SearchGrants(Transactions transactions, AuditTrail trail, Partners partners, Outbox outbox,
            Set<String> speaksFor, Clock clock) {
        this.transactions = transactions;
        this.trail = trail;
        this.partners = partners;
        this.outbox = outbox;
        this.speaksFor = Set.copyOf(speaksFor);
        this.clock = clock;
    }

    /**
     * A grant that waits for a second person.
     *
     * @param terms what the partner would find
     * @param proposedBy who proposed it
     * @param proposedAt when
     */
    public record Proposal(SearchTerms terms, String proposedBy, Instant proposedAt) {}

    /**
     * Proposes to let a partner find what the terms say, instead of what it was granted before.
     *
     * @throws FaultException {@link FederationError#SEARCH_TERMS} or {@link FederationError#PARTNER_NOT_ACTIVE}
     */
    public void propose(String partner, SearchTerms terms, String actor) {
        checked(partner, terms);
        trail.before(LeafType.ADMIN, actor, "propose-search-grant", object(partner), "sha256:" + terms.hash());
        transactions.call("propose a search grant", connection -> Query.of(connection, """
                INSERT INTO federation.search_proposal (partner, terms, proposed_by, proposed_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (partner) DO UPDATE SET terms = excluded.terms, proposed_by = excluded.proposed_by,
                    proposed_at = excluded.proposed_at""", partner, terms.text(), actor, clock.instant()).update());
    }

    /** What waits for a second person; empty if nothing does. */
    public Optional<Proposal> proposed(String partner) {
        return transactions.call("read a proposed search grant", connection -> Query.of(connection,
                "SELECT terms, proposed_by, proposed_at FROM federation.search_proposal WHERE partner = ?", partner)
                .first(row -> new Proposal(SearchTerms.parse(row.getString(1)), row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant())));
    }

    /**
     * Lets a proposed grant take effect.
     *
     * @throws FaultException {@link FederationError#SEARCH_NOT_PROPOSED}, or {@link FederationError#SAME_PERSON} if it is
     *         one's own
     */
    public void approve(String partner, String actor) {
        Proposal proposal = open(partner, actor);
        grant(partner, proposal.terms(), actor);
    }

    /** Drops a proposed grant; errors as of {@link #approve}. */
    public void refuse(String partner, String actor) {
        Proposal proposal = open(partner, actor);
        trail.before(LeafType.ADMIN, actor, "refuse-search-grant", object(partner),
                "sha256:" + proposal.terms().hash());
        transactions.call("refuse a search grant", connection -> drop(connection, partner));
    }

    private Proposal open(String partner, String actor) {
        Proposal proposal = proposed(partner)
                .orElseThrow(() -> new FaultException(FederationError.SEARCH_NOT_PROPOSED, partner));
        if (proposal.proposedBy().equals(actor)) {
            throw new FaultException(FederationError.SAME_PERSON, actor);
        }
        return proposal;
    }

    private static int drop(Connection connection, String partner) {
        return Query.of(connection, "DELETE FROM federation.search_proposal WHERE partner = ?", partner).update();
    }

    private void checked(String partner, SearchTerms terms) {
        if (!partners.named(partner).activeAt(clock.instant())) {
            throw new FaultException(FederationError.PARTNER_NOT_ACTIVE, partner);
        }
        if (!terms.checked().within(speaksFor)) {
            throw new FaultException(FederationError.SEARCH_TERMS, "regions");
        }
    }

    private void grant(String partner, SearchTerms terms, String actor) {
        checked(partner, terms);
        trail.before(LeafType.ADMIN, actor, "grant-search", object(partner), "sha256:" + terms.hash());
        transactions.call("grant a partner to search", connection -> {
            Query.of(connection, """
                    INSERT INTO federation.search_grant (partner, terms, changed_by, changed_at) VALUES (?, ?, ?, ?)
                    ON CONFLICT (partner) DO UPDATE SET terms = excluded.terms, changed_by = excluded.changed_by,
                        changed_at = excluded.changed_at""", partner, terms.text(), actor, clock.instant()).update();
            drop(connection, partner);
            return tell(connection, partner, terms);
        });
    }

    /** Lets a partner find nothing any more. */
    public void withdraw(String partner, String actor) {
        partners.named(partner);
        trail.before(LeafType.ADMIN, actor, "withdraw-search", object(partner), "none");
        transactions.call("withdraw a search grant", connection -> {
            Query.of(connection, "DELETE FROM federation.search_grant WHERE partner = ?", partner).update();
            return tell(connection, partner, null);
        });
    }

    private long tell(Connection connection, String partner, @Nullable SearchTerms terms) {
        ObjectNode body = StrictJson.object();
        if (terms != null) {
            body.set("terms", terms.json());
        }
        return outbox.add(connection, Outbox.Stream.control(partner),
                List.of(new Outbox.Draft(MessageTypes.SEARCH_GRANT, body)));
    }

    /** What a partner may find here; empty for nothing. */
    public Optional<SearchTerms> granted(String partner) {
        return transactions.call("read a search grant", connection -> Query
                .of(connection, "SELECT terms FROM federation.search_grant WHERE partner = ?", partner)
                .first(row -> SearchTerms.parse(row.getString(1))));
    }

    /** What partners let this hub find, by partner. */
    public Map<String, SearchTerms> offers() {
        Map<String, SearchTerms> offers = new LinkedHashMap<>();
        transactions.call("read search offers", connection -> Query
                .of(connection, "SELECT partner, terms FROM federation.search_offer ORDER BY partner")
                .list(row -> offers.put(row.getString(1), SearchTerms.parse(row.getString(2)))));
        return offers;
    }

    private static String object(String partner) {
        return "partner/" + partner;
    }
}
