package org.yijian.routes.federation.partner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.security.message.SealedMessage;
import org.yijian.security.partner.TrustDocumentFile;

/** Partners in the hub's database. */
final class PartnerRows {

    private static final String SELECT = """
            SELECT p.hub, p.state, p.document, p.cms, p.note, p.changed_by, p.changed_at,
                   q.document, q.cms, q.proposed_by, q.approved_by, """ + RevocationRows.COLUMNS + """

            FROM federation.partner p LEFT JOIN federation.partner_proposal q ON q.hub = p.hub
                LEFT JOIN federation.revocation_list l ON l.partner = p.hub AND NOT l.national
                LEFT JOIN federation.revocation_list m ON m.partner = p.hub AND m.national""";

    private final Transactions transactions;
    private final TrustedReading reading = new TrustedReading();
    private final RevocationRows revocations = new RevocationRows();

    private final Duration refuseAfter;

    /** @param refuseAfter how old what is known of revoked certificates may be */
    PartnerRows(Transactions transactions, Duration refuseAfter) {
        this.transactions = transactions;
        this.refuseAfter = refuseAfter;
    }

    List<Partner> all() {
        return transactions.call("read partners",
                connection -> Query.of(connection, SELECT + " ORDER BY p.hub").list(this::partner));
    }

    Optional<Partner> named(String hub) {
        return transactions.call("read a partner",
                connection -> Query.of(connection, SELECT + " WHERE p.hub = ?", hub).first(this::partner));
    }

    private Partner partner(ResultSet row) throws SQLException {
        TrustDocumentFile.Read trust = document(row.getBytes(3), row.getBytes(4));
        TrustDocumentFile.Read proposed = document(row.getBytes(8), row.getBytes(9));
        Partner.Proposal proposal = proposed == null
                ? null
                : new Partner.Proposal(proposed, row.getString(10), row.getString(11));
        Instant changedAt = row.getObject(7, OffsetDateTime.class).toInstant();
        KnownRevocations known = revocations.known(trust == null ? null : trust.document(), changedAt, row, 12);
        return new Partner(row.getString(1), PartnerState.of(row.getString(2)), trust, proposal, row.getString(5),
                row.getString(6), changedAt, known, known.asOf().plus(refuseAfter));
    }

    private TrustDocumentFile.@Nullable Read document(byte @Nullable [] content, byte @Nullable [] cms) {
        return content == null || cms == null ? null : reading.of(new SealedMessage(content, cms));
    }

    void change(String hub, PartnerState state, @Nullable String note, String actor, Instant now) {
        transactions.call("change a partner", connection -> Query.of(connection, """
                INSERT INTO federation.partner (hub, state, note, changed_by, changed_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (hub) DO UPDATE SET state = excluded.state, note = excluded.note,
                    changed_by = excluded.changed_by, changed_at = excluded.changed_at""", hub, state.wire(), note,
                actor, now).update());
    }

    /** Keeps the proposal; the partner's state follows unless it is in force already. */
    void propose(Partner.Proposal proposal, Instant now) {
        SealedMessage sealed = proposal.trust().sealed();
        String hub = proposal.trust().document().hub();
        PartnerState state = proposal.approvedBy() == null ? PartnerState.PROPOSED : PartnerState.APPROVED_ONCE;
        transactions.call("propose a partner", connection -> {
            Query.of(connection, """
                    INSERT INTO federation.partner (hub, state, changed_by, changed_at) VALUES (?, ?, ?, ?)
                    ON CONFLICT (hub) DO UPDATE SET state = excluded.state, note = NULL,
                        changed_by = excluded.changed_by, changed_at = excluded.changed_at
                    WHERE partner.state NOT IN ('active', 'suspended')""", hub, state.wire(), proposal.proposedBy(),
                    now).update();
            return Query.of(connection, """
                    INSERT INTO federation.partner_proposal
                        (hub, document, cms, sequence, proposed_by, proposed_at, approved_by)
                    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hub) DO UPDATE SET document = excluded.document,
                        cms = excluded.cms, sequence = excluded.sequence, proposed_by = excluded.proposed_by,
                        proposed_at = excluded.proposed_at, approved_by = excluded.approved_by""", hub,
                    sealed.content(), sealed.cms(), proposal.trust().document().sequence(), proposal.proposedBy(), now,
                    proposal.approvedBy()).update();
        });
    }

    /** Puts the proposal in force. */
    void activate(Partner.Proposal proposal, String actor, Instant now) {
        SealedMessage sealed = proposal.trust().sealed();
        String hub = proposal.trust().document().hub();
        transactions.call("activate a partner", connection -> {
            Query.of(connection, """
                    UPDATE federation.partner SET document = ?, cms = ?, sequence = ?, changed_by = ?, changed_at = ?,
                        note = NULL, state = CASE state WHEN 'suspended' THEN state ELSE 'active' END
                    WHERE hub = ?""", sealed.content(), sealed.cms(), proposal.trust().document().sequence(), actor,
                    now, hub).update();
            return Query.of(connection, "DELETE FROM federation.partner_proposal WHERE hub = ?", hub).update();
        });
    }

    /** Puts a document in the place of the one in force, which stays as approved as it was. */
    void renew(TrustDocumentFile.Read read) {
        transactions.call("renew a partner", connection -> Query.of(connection, """
                UPDATE federation.partner SET document = ?, cms = ?, sequence = ? WHERE hub = ? AND sequence < ?""",
                read.sealed().content(), read.sealed().cms(), read.document().sequence(), read.document().hub(),
                read.document().sequence()).update());
    }

    void dropProposal(String hub) {
        transactions.call("drop a proposal", connection -> Query
                .of(connection, "DELETE FROM federation.partner_proposal WHERE hub = ?", hub).update());
    }
}
