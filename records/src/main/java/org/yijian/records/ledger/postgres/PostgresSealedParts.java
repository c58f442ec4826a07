package org.yijian.records.ledger.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.SealedManifest;
import org.yijian.records.ledger.SealedParts;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.security.seal.Seal;

/** What was signed, from the inbox and the parts. */
final class PostgresSealedParts implements SealedParts {

    private static final String PART = """
            SELECT i.part, i.leaf_id, p.manifest, p.cms, p.attestation, p.commitment_key, p.national
            FROM ledger.inbox i LEFT JOIN ledger.part p ON p.exchange_id = i.exchange_id AND p.part = i.part
                AND p.recorded_at = i.recorded_at AND p.leaf_id = i.leaf_id
            WHERE i.exchange_id = ? AND i.part = ? ORDER BY i.leaf_id DESC LIMIT 1""";

    private final Transactions transactions;

    PostgresSealedParts(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Integer> numbers(UUID exchange) {
        return transactions.call("list parts", connection -> {
            Transactions.useIndexes(connection);
            return Query.of(connection, "SELECT DISTINCT part FROM ledger.inbox WHERE exchange_id = ? ORDER BY part",
                    exchange).list(row -> row.getInt(1));
        });
    }

    @Override
    public Optional<SealedPart> part(UUID exchange, int part) {
        return transactions.call("read a sealed part", connection -> {
            Transactions.useIndexes(connection);
            return Query.of(connection, PART, exchange, part)
                    .first(row -> new SealedPart(row.getInt(1), row.getLong(2), sealed(row)));
        });
    }

    private static @Nullable SealedManifest sealed(ResultSet row) throws SQLException {
        byte[] manifest = row.getBytes(3);
        return manifest == null || manifest.length == 0
                ? null
                : new SealedManifest(manifest, new Seal(row.getBytes(4),
                        Seal.Attestation.valueOf(row.getString(5).toUpperCase(Locale.ROOT)), row.getBytes(7)),
                        row.getBytes(6));
    }
}
