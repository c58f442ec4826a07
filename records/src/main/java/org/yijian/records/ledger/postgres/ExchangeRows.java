package org.yijian.records.ledger.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;

import org.yijian.records.ledger.Attempt;
import org.yijian.records.ledger.Exchange;
import org.yijian.records.ledger.ExchangeView;
import org.yijian.records.ledger.QuarantineView;
import org.yijian.security.seal.Seal;

/** Rows of exchanges and of quarantine as views. */
final class ExchangeRows {

    static final String SELECT = """
            SELECT id, source, message_id, route, connector, contract_version, file_name, received_at, bytes, sha256,
                sm3, state, parts, accepted, unchanged, quarantined, finished_at, attestation, fault_code,
                fault_chinese, fault_english, department, attempt, first_part FROM ledger.exchange e""";

    static final String SELECT_QUARANTINE = """
            SELECT q.id, q.exchange_id, q.source, q.code, q.chinese, q.english, q.line, q.path, q.source_key,
                q.recorded_at, CASE WHEN q.part < e.first_part AND q.part <> -e.attempt THEN e.state END
            FROM ledger.quarantine q JOIN ledger.exchange e ON e.id = q.exchange_id""";

    private ExchangeRows() {
    }

    static String wire(ExchangeView.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    static ExchangeView exchange(ResultSet row) throws SQLException {
        Exchange exchange = new Exchange(row.getObject(1, UUID.class), row.getString(2), row.getString(3),
                row.getString(4), row.getString(5), row.getString(22), row.getString(6), row.getString(7),
                StoredRows.instant(row, 8),
                row.getLong(9), row.getString(10), row.getString(11), new Attempt(row.getInt(23), row.getInt(24)));
        OffsetDateTime finishedAt = row.getObject(17, OffsetDateTime.class);
        return new ExchangeView(exchange, state(row, 12),
                row.getInt(13), row.getLong(14), row.getLong(15), row.getLong(16),
                finishedAt == null ? null : finishedAt.toInstant(),
                Seal.Attestation.valueOf(row.getString(18).toUpperCase(Locale.ROOT)),
                row.getString(19) == null ? null : fault(row, 19));
    }

    static QuarantineView quarantine(ResultSet row) throws SQLException {
        return new QuarantineView(row.getLong(1), row.getObject(2, UUID.class), row.getString(3), fault(row, 4),
                row.getLong(7), row.getString(8), row.getString(9), StoredRows.instant(row, 10),
                row.getString(11) == null ? null : state(row, 11));
    }

    private static ExchangeView.State state(ResultSet row, int column) throws SQLException {
        return ExchangeView.State.valueOf(row.getString(column).toUpperCase(Locale.ROOT));
    }

    /** Three columns: code, Chinese text, English text. */
    private static ExchangeView.FaultText fault(ResultSet row, int column) throws SQLException {
        return new ExchangeView.FaultText(row.getString(column), row.getString(column + 1),
                row.getString(column + 2));
    }
}
