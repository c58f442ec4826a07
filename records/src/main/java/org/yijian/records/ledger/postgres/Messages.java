package org.yijian.records.ledger.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.yijian.records.RejectedRecord;
import org.yijian.records.identifier.RegionCode;
import org.yijian.records.ledger.Appended;
import org.yijian.records.ledger.Delivery;
import org.yijian.records.ledger.Exchange;
import org.yijian.records.ledger.StaleAttempt;
import org.yijian.records.ledger.database.BinaryCopy;
import org.yijian.records.ledger.database.LostRace;
import org.yijian.records.ledger.database.PlainText;
import org.yijian.records.ledger.database.Query;
import org.yijian.security.error.Fault;
import org.yijian.security.privacy.Masking;
import org.yijian.security.seal.Seal;

/** The rows that tell of a message: inbox, exchange and quarantine. */
final class Messages {

    private static final int TEXT = 1_000;

    private static final String INSERT = """
            INSERT INTO ledger.exchange AS e (id, source, message_id, route, connector, department, regions,
                contract_version, file_name, received_at, bytes, sha256, sm3, attempt, first_part, attestation, parts,
                last_part, accepted, unchanged, quarantined, finished_at, fault_code, fault_chinese, fault_english)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                department = excluded.department,
                contract_version = excluded.contract_version,
                accepted = e.accepted + excluded.accepted,
                unchanged = e.unchanged + excluded.unchanged,
                quarantined = e.quarantined + excluded.quarantined,""";

    /** What comes of an attempt that is over is not counted. */
    private static final String CURRENT = " WHERE e.attempt = excluded.attempt AND e.finished_at IS NULL";

    /** Parts may come in any order: the exchange is finished when the last one is known and none is missing. */
    private static final String COUNT_PART = INSERT + """

            attestation = excluded.attestation,
            regions = CASE WHEN excluded.regions <@ e.regions THEN e.regions
                ELSE ARRAY(SELECT DISTINCT unnest(e.regions || excluded.regions)) END,
            parts = e.parts + 1,
            last_part = coalesce(excluded.last_part, e.last_part),
            finished_at = CASE WHEN e.parts = coalesce(excluded.last_part, e.last_part)
                THEN ?::timestamptz ELSE e.finished_at END""" + CURRENT;

    private static final String COUNT_WHOLE = INSERT + """

            finished_at = excluded.finished_at,
            fault_code = excluded.fault_code,
            fault_chinese = excluded.fault_chinese,
            fault_english = excluded.fault_english""" + CURRENT;

    private final Connection connection;
    private final Exchange exchange;
    private final Instant now;

    Messages(Connection connection, Exchange exchange, Instant now) {
        this.connection = connection;
        this.exchange = exchange;
        this.now = now;
    }

    static String wire(Seal.Attestation attestation) {
        return attestation.name().toLowerCase(Locale.ROOT);
    }

    /** What came of this part when it was appended before; empty if it is new. */
    Optional<Appended> appended(int part) {
        return Query.of(connection, """
                SELECT accepted, unchanged, quarantined FROM ledger.inbox
                WHERE source = ? AND message_id = ? AND part = ?""", exchange.source(), messageId(), part)
                .first(row -> new Appended(row.getInt(1), row.getInt(2), row.getInt(3), true));
    }

    /** Enters the part into the inbox and counts it in its exchange. */
    void keepPart(Delivery delivery, long leaf, Appended appended) {
        enter(delivery.part(), leaf, appended);
        int number = delivery.part() - exchange.attempt().firstPart();
        boolean only = delivery.last() && number == 0;
        count(COUNT_PART, counties(delivery), delivery.sealed().seal().attestation(), 1,
                delivery.last() ? number : null, appended, only ? now : null, null, now);
    }

    /** Enters a message that was refused as a whole. */
    void keepWhole(Fault fault, long leaf) {
        Appended appended = new Appended(0, 0, 1, false);
        enter(exchange.attempt().whole(), leaf, appended);
        count(COUNT_WHOLE, Set.of(), Seal.Attestation.HUB, 0, null, appended, now, fault);
    }

    private void enter(int part, long leaf, Appended appended) {
        int entered = Query.of(connection, """
                INSERT INTO ledger.inbox (source, message_id, part, exchange_id, leaf_id, recorded_at, accepted,
                    unchanged, quarantined) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
                exchange.source(), messageId(), part, exchange.id(), leaf, now, appended.accepted(),
                appended.unchanged(), appended.quarantined()).update();
        if (entered == 0) {
            throw new LostRace("part " + part + " of exchange " + exchange.id());
        }
    }

    private static Set<String> counties(Delivery delivery) {
        return delivery.written().stream().map(each -> each.record().region()).distinct()
                .map(region -> RegionCode.parse(region).map(RegionCode::county).orElse(region))
                .collect(Collectors.toSet());
    }

    private void count(String sql, Set<String> counties, Seal.Attestation attestation, int parts,
            @Nullable Integer lastPart,
            Appended appended, @Nullable Instant finishedAt, @Nullable Fault fault, Object... more) {
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(exchange.id(), exchange.source(), messageId(),
                exchange.route(), exchange.connector(), exchange.department(), counties, exchange.contractVersion(),
                PlainText.cut(exchange.fileName(), TEXT), exchange.receivedAt(), exchange.bytes(), exchange.sha256(),
                exchange.sm3(), exchange.attempt().number(), exchange.attempt().firstPart(), wire(attestation), parts,
                lastPart, appended.accepted(), appended.unchanged(),
                appended.quarantined(), finishedAt, fault == null ? null : fault.code().code(),
                fault == null ? null : chinese(fault), fault == null ? null : english(fault)));
        values.addAll(Arrays.asList(more));
        if (Query.of(connection, sql, values.toArray()).update() == 0) {
            throw new StaleAttempt(exchange.id(), exchange.attempt());
        }
    }

    /** Keeps pieces of a part that did not become records. */
    void quarantine(int part, List<RejectedRecord> rejected) throws SQLException {
        if (rejected.isEmpty()) {
            return;
        }
        try (BinaryCopy copy = BinaryCopy.into(connection, "ledger.quarantine", "recorded_at", "exchange_id", "source",
                "part", "line", "code", "chinese", "english", "path", "source_key")) {
            for (RejectedRecord each : rejected) {
                copy.row().instant(now).uuid(exchange.id()).text(exchange.source()).int4(part).int8(each.line())
                        .text(each.fault().code().code()).text(chinese(each.fault())).text(english(each.fault()))
                        .text(PlainText.cutOrNull(each.path(), TEXT))
                        .text(each.sourceKey() == null ? null : PlainText.cut(Masking.text(each.sourceKey()), TEXT));
            }
            copy.finish();
        }
    }

    private String messageId() {
        return PlainText.key(exchange.messageId());
    }

    private static String chinese(Fault fault) {
        return PlainText.cut(Masking.text(fault.text(Locale.CHINESE)), TEXT);
    }

    private static String english(Fault fault) {
        return PlainText.cut(Masking.text(fault.text(Locale.ENGLISH)), TEXT);
    }
}
