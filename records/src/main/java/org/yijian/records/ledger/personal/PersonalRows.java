package org.yijian.records.ledger.personal;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.yijian.records.ledger.database.Query;
import org.yijian.records.personal.SealedFields;

/** Keeps ciphertexts in the transaction that keeps the revisions they belong to. */
public final class PersonalRows {

    private final List<Row> rows = new ArrayList<>();

    private record Row(UUID record, byte[] hash, SealedFields fields) {}

    /** @param hash content hash of the revision */
    public void add(UUID record, byte[] hash, SealedFields fields) {
        if (fields.ciphertext().length > 0) {
            rows.add(new Row(record, hash, fields));
        }
    }

    /** Keeps what was added; not of records whose key was destroyed meanwhile. */
    public void keep(Connection connection) {
        if (rows.isEmpty()) {
            return;
        }
        Set<UUID> alive = new HashSet<>(Query.of(connection, """
                SELECT record_id FROM ledger.personal_key WHERE record_id = ANY(?::uuid[]) AND wrapped IS NOT NULL
                ORDER BY record_id FOR SHARE""", rows.stream().map(Row::record).distinct().toList())
                .list(row -> row.getObject(1, UUID.class)));
        List<Row> kept = rows.stream().filter(row -> alive.contains(row.record())).toList();
        Query.batch(connection, """
                INSERT INTO ledger.personal_value (record_id, content_hash, ciphertext) VALUES (?, ?, ?)
                ON CONFLICT DO NOTHING""",
                kept.stream().map(row -> new Object[]{ row.record(), row.hash(), row.fields().ciphertext() }).toList());
        Query.batch(connection, """
                INSERT INTO ledger.personal_match (hash, record_id) VALUES (?, ?) ON CONFLICT DO NOTHING""",
                kept.stream().flatMap(row -> row.fields().matches().stream()
                        .map(match -> new Object[]{ match, row.record() })).toList());
    }
}
