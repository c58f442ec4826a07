package org.yijian.routes.federation.revocation;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.AuditTrail;
import org.yijian.routes.federation.FederationError;
import org.yijian.security.error.FaultException;
import org.yijian.security.proof.LeafType;
import org.yijian.security.trust.KeyAlgorithm;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.trust.OcspDesk;
import org.yijian.security.trust.RetiredKey;
import org.yijian.security.trust.RevokedCertificate;

/** Certificates of this hub that count no more. One person asks for it, another agrees; each step is logged first. */
public final class OwnRevocations {

    private static final String SELECT = """
            SELECT serial, national, purpose, reason, proposed_by, proposed_at, approved_by, revoked_at
            FROM federation.own_revocation""";

    private final Transactions transactions;
    private final AuditTrail trail;
    private final KeyRing keys;
    private final OcspDesk desk;
    private final Clock clock;

    public OwnRevocations(Transactions transactions, AuditTrail trail, KeyRing keys, Clock clock) {
        this.transactions = transactions;
        this.trail = trail;
        this.keys = keys;
        this.desk = new OcspDesk(keys, clock);
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param serial of the certificate, decimal
     * @param national whether the SM2 authority issued it
     * @param purpose what its key was for
     * @param reason why it is to count no more
     * @param proposedBy who asked for it
     * @param proposedAt when
     * @param approvedBy who agreed; null if nobody did yet
     * @param revokedAt from when on it counts no more; null before that
     */
    public record Revocation(String serial, boolean national, String purpose, String reason, String proposedBy,
            Instant proposedAt, @Nullable String approvedBy, @Nullable Instant revokedAt) {}

    public List<Revocation> all() {
        return transactions.call("read revocations",
                connection -> Query.of(connection, SELECT + " ORDER BY proposed_at").list(OwnRevocations::read));
    }

    private static Revocation read(ResultSet row) throws SQLException {
        OffsetDateTime revoked = row.getObject(8, OffsetDateTime.class);
        return new Revocation(row.getString(1), row.getBoolean(2), row.getString(3), row.getString(4),
                row.getString(5), row.getObject(6, OffsetDateTime.class).toInstant(), row.getString(7),
                revoked == null ? null : revoked.toInstant());
    }

    /**
     * Asks for a certificate of a retired key to count no more.
     *
     * @param serial its serial number, decimal
     * @throws FaultException {@link FederationError#KEY_IN_USE}
     */
    public Revocation propose(String serial, String reason, String actor) {
        RetiredKey key = keys.retired().stream()
                .filter(each -> each.certificate().getSerialNumber().toString().equals(serial)).findFirst()
                .orElseThrow(() -> new FaultException(FederationError.KEY_IN_USE, serial));
        X509Certificate certificate = key.certificate();
        KeyPurpose purpose = key.purpose();
        trail.before(LeafType.KEY, actor, "revoke-propose", "certificate/" + serial, purpose.fileName());
        transactions.call("propose a revocation", connection -> Query.of(connection, """
                INSERT INTO federation.own_revocation (serial, national, purpose, reason, proposed_by, proposed_at)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""", serial, KeyAlgorithm.isSm2(certificate),
                purpose.fileName(), reason, actor, clock.instant()).update());
        return named(serial);
    }

    /** Agrees; from now on it counts no more. */
    public Revocation approve(String serial, String actor) {
        Revocation asked = named(serial);
        if (asked.revokedAt() != null) {
            return asked;
        }
        if (asked.proposedBy().equals(actor)) {
            throw new FaultException(FederationError.SAME_PERSON, actor);
        }
        trail.before(LeafType.KEY, actor, "revoke", "certificate/" + serial, asked.purpose());
        transactions.call("revoke", connection -> Query.of(connection, """
                UPDATE federation.own_revocation SET approved_by = ?, revoked_at = ?
                WHERE serial = ? AND revoked_at IS NULL""", actor, clock.instant(), serial).update());
        return named(serial);
    }

    private Revocation named(String serial) {
        return all().stream().filter(each -> each.serial().equals(serial)).findFirst()
                .orElseThrow(() -> new FaultException(FederationError.REVOCATION_NOT_ASKED, serial));
    }

    /** The lists as of now, DER, by the names of the authorities. */
    public Map<String, byte[]> lists() {
        return keys.revocationLists(revoked(), clock);
    }

    /** The answer to a question about certificates of this hub (RFC 6960), DER as the question. */
    public byte[] answer(byte[] question) {
        return desk.answer(question, revoked());
    }

    /** What there is to say of all certificates that sign messages, as of now, DER, by the names of the authorities. */
    public Map<String, byte[]> answers() {
        return desk.statements(revoked());
    }

    private List<RevokedCertificate> revoked() {
        return all().stream().flatMap(each -> each.revokedAt() == null
                ? Stream.empty()
                : Stream.of(new RevokedCertificate(new BigInteger(each.serial()), each.national(), each.revokedAt())))
                .toList();
    }
}
