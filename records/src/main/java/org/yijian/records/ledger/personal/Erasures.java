package org.yijian.records.ledger.personal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.yijian.records.RecordError;
import org.yijian.records.ledger.AuditLog;
import org.yijian.records.ledger.attachment.Attachment;
import org.yijian.records.ledger.attachment.Attachments;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.security.error.FaultException;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;
import org.yijian.security.seal.Digests;

/**
 * Destroys what records tell of a person. One person asks, another decides; the decision is in the log before anything is
 * destroyed. What was hashed, signed and logged stays as it is and verifies as before: it holds commitments only.
 */
public final class Erasures {

    /** What was refused of the same messages may name the person too. */
    private static final String QUARANTINE = """
            UPDATE ledger.quarantine SET source_key = NULL, chinese = '（已删除）', english = '(erased)'
            WHERE exchange_id = ANY(?::uuid[])""";

    private static final int MOST_RECORDS = 1_000;
    private static final int MOST_TEXT = 500;
    private static final int KEY_BYTES = 32;

    private final Transactions transactions;
    private final AuditLog log;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Erasures(Transactions transactions, AuditLog log, Clock clock) {
        this.transactions = transactions;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Asks for an erasure.
     *
     * @param records records with personal fields or attachments; the asker may see them
     * @throws FaultException {@code YJ-REC-060} if a record has neither that are still there,
     *         {@code YJ-REC-061} if reason or legal basis are missing or too long
     */
    public Erasure request(Set<UUID> records, String reason, String legalBasis, String actor) {
        requireText(reason);
        requireText(legalBasis);
        requireKeys(records);
        return request(List.copyOf(new TreeSet<>(records)), null, reason, legalBasis, actor);
    }

    /**
     * Asks for the erasure of one attachment; its record and the others of it stay.
     *
     * @throws FaultException {@code YJ-REC-085} if it is not there any more, {@code YJ-REC-061} as for records
     */
    public Erasure request(Attachment attachment, String reason, String legalBasis, String actor) {
        requireText(reason);
        requireText(legalBasis);
        if (!attachment.there()) {
            throw new FaultException(RecordError.ATTACHMENT_UNKNOWN, attachment.name());
        }
        return request(List.of(attachment.record()), attachment.id(), reason, legalBasis, actor);
    }

    private Erasure request(List<UUID> records, @Nullable UUID attachment, String reason, String legalBasis,
            String actor) {
        Erasure erasure = new Erasure(UUID.randomUUID(), Erasure.State.REQUESTED, records, attachment,
                reason.strip(), legalBasis.strip(), actor, now(), null, null, null);
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        DurableLeaf.append(log, leaf(LeafType.ADMIN, "request-erasure", "requested", erasure, actor, key));
        transactions.call("request an erasure", connection -> {
            ErasureRows.insert(connection, erasure, key);
            return true;
        });
        return erasure;
    }

    private static void requireText(String text) {
        if (text.isBlank() || text.length() > MOST_TEXT) {
            throw new FaultException(RecordError.ERASURE_UNFOUNDED, MOST_TEXT);
        }
    }

    private void requireKeys(Set<UUID> records) {
        long alive = records.isEmpty() || records.size() > MOST_RECORDS
                ? -1
                : transactions.call("look keys up", connection -> Query.of(connection, """
                        SELECT count(*) FROM unnest(?::uuid[]) AS wanted(id)
                        WHERE EXISTS (SELECT FROM ledger.personal_key p
                                WHERE p.record_id = wanted.id AND p.wrapped IS NOT NULL)
                           OR EXISTS (SELECT FROM ledger.attachment a
                                WHERE a.record_id = wanted.id AND a.wrapped IS NOT NULL)""", records)
                        .one(row -> row.getLong(1)));
        if (alive != records.size()) {
            throw new FaultException(RecordError.NOTHING_TO_ERASE, records.size());
        }
    }

    /**
     * Decides; the leaf is durable before. An approved erasure has then to be carried out by {@link #destroy}.
     *
     * @throws FaultException {@code YJ-REC-062} if it does not wait for a decision, {@code YJ-REC-063} if the one who
     *         decides is the one who asked
     */
    public Erasure decide(UUID id, boolean approved, String actor) {
        Erasure.State state = approved ? Erasure.State.APPROVED : Erasure.State.REFUSED;
        Waiting waiting = transactions.call("read an erasure",
                connection -> new Waiting(open(connection, id, actor), ErasureRows.commitmentKey(connection, id)));
        Leaf leaf = leaf(approved ? LeafType.DELETE : LeafType.ADMIN, approved ? "erase" : "refuse-erasure",
                state.wire(), waiting.erasure(), actor, waiting.key());
        long leafId = DurableLeaf.append(log, leaf);
        return transactions.call("decide on an erasure", connection -> {
            open(connection, id, actor);
            ErasureRows.decide(connection, id, state, actor, now(), leafId);
            return ErasureRows.locked(connection, id).orElseThrow();
        });
    }

    private record Waiting(Erasure erasure, byte[] key) {}

    private static Erasure open(Connection connection, UUID id, String actor) {
        Erasure erasure = ErasureRows.locked(connection, id)
                .filter(found -> found.state() == Erasure.State.REQUESTED)
                .orElseThrow(() -> new FaultException(RecordError.ERASURE_NOT_OPEN, id));
        if (erasure.requestedBy().equals(actor)) {
            throw new FaultException(RecordError.ERASURE_BY_ONE_PERSON);
        }
        return erasure;
    }

    /**
     * Destroys the keys and ciphertexts of an erasure; also one that a restored database has forgotten. Doing it again
     * changes nothing.
     *
     * @return exchanges that brought these records: their raw messages hold them too; none if one attachment was meant
     */
    public Set<UUID> destroy(Erasure erasure) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        Set<UUID> exchanges = transactions.call("destroy keys of personal data", connection -> {
            ErasureRows.insert(connection, erasure, key);
            UUID attachment = erasure.attachment();
            if (attachment != null) {
                Attachments.eraseOne(connection, erasure.id(), attachment);
                return Set.<UUID>of();
            }
            List<UUID> records = erasure.records();
            Query.of(connection, """
                    UPDATE ledger.personal_key SET wrapped = NULL, erasure = ?
                    WHERE record_id = ANY(?::uuid[]) AND wrapped IS NOT NULL""", erasure.id(), records).update();
            Query.of(connection, "DELETE FROM ledger.personal_value WHERE record_id = ANY(?::uuid[])", records)
                    .update();
            Query.of(connection, "DELETE FROM ledger.personal_match WHERE record_id = ANY(?::uuid[])", records)
                    .update();
            Attachments.erase(connection, erasure.id(), records);
            Set<UUID> brought = exchanges(connection, records);
            Query.of(connection, QUARANTINE, brought).update();
            return brought;
        });
        transactions.single("sweep destroyed keys", connection -> Query.of(connection,
                "VACUUM ledger.personal_key, ledger.personal_value, ledger.personal_match, ledger.attachment, "
                        + "ledger.attachment_draft")
                .update());
        return exchanges;
    }

    /** Whether keys that an erasure destroyed are there, as they are after an old backup was restored. */
    public boolean anythingLeft(Erasure erasure) {
        UUID attachment = erasure.attachment();
        if (attachment != null) {
            return transactions.call("look for a destroyed attachment", connection -> Query.of(connection,
                    "SELECT EXISTS (SELECT FROM ledger.attachment WHERE id = ? AND wrapped IS NOT NULL)", attachment)
                    .one(row -> row.getBoolean(1)));
        }
        return transactions.call("look for destroyed keys", connection -> Query.of(connection, """
                WITH erased AS (SELECT unnest(?::uuid[]) AS id)
                SELECT EXISTS (SELECT FROM ledger.personal_key p JOIN erased e ON e.id = p.record_id
                        WHERE p.wrapped IS NOT NULL)
                    OR EXISTS (SELECT FROM ledger.attachment a JOIN erased e ON e.id = a.record_id
                        WHERE a.wrapped IS NOT NULL AND a.attached_at <= ?)""", erasure.records(),
                erasure.decidedAt() == null ? now() : erasure.decidedAt())
                .one(row -> row.getBoolean(1)));
    }

    private static Set<UUID> exchanges(Connection connection, List<UUID> records) {
        return Query.of(connection,
                "SELECT DISTINCT exchange_id FROM ledger.revision WHERE record_id = ANY(?::uuid[])", records)
                .list(row -> row.getObject(1, UUID.class)).stream().collect(Collectors.toSet());
    }

    /** Says that everything was done that an approved erasure asks for. */
    public void finish(UUID id) {
        transactions.call("finish an erasure", connection -> {
            ErasureRows.done(connection, id);
            return true;
        });
    }

    /** All, newest first. */
    public List<Erasure> all(int offset, int limit) {
        return transactions.call("list erasures",
                connection -> ErasureRows.all(connection, Math.max(0, offset), Math.clamp(limit, 1, 200)));
    }

    /** Those that were decided and perhaps not carried out, because the hub stopped. */
    public List<Erasure> unfinished() {
        return transactions.call("list erasures",
                connection -> ErasureRows.in(connection, Erasure.State.APPROVED));
    }

    /** What destroyed the personal fields of a record; empty if they are there. */
    public Optional<Erasure> of(UUID record) {
        return transactions.call("read erasures of a record", connection -> ErasureRows.of(connection, record))
                .stream().findFirst();
    }

    /** What is decided on stands in the log by a keyed commitment: reasons may name people. */
    private Leaf leaf(LeafType type, String action, String decision, Erasure erasure, String actor,
            byte[] key) {
        String said = String.join("\n", erasure.id().toString(), erasure.reason(), erasure.legalBasis(),
                erasure.requestedBy(), erasure.requestedAt().toString(),
                erasure.records().stream().map(UUID::toString).collect(Collectors.joining(","))
                        + (erasure.attachment() == null ? "" : "?attachment=" + erasure.attachment()));
        String commitment = Digests.hex(Digests.hmacSha256(key, said.getBytes(StandardCharsets.UTF_8)));
        return new Leaf(type, actor, action, "erasure/" + erasure.id(), decision, now(),
                commitment, null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
