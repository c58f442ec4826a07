package org.yijian.hub.key;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes of keys in the hub's database. */
final class KeyChangeRows implements KeyChanges {

    private static final String SELECT = """
            SELECT id, kind, object, reason, state, requested_by, requested_at, requested_leaf, decided_by, decided_at,
                decided_leaf FROM hub.key_change""";

    private final JdbcClient client;

    KeyChangeRows(JdbcClient client) {
        this.client = client;
    }

    @Override
    public boolean add(KeyChange change) {
        return client.sql("""
                INSERT INTO hub.key_change (id, kind, object, reason, state, requested_by, requested_at, requested_leaf)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")
                .params(change.id(), change.kind().wire(), change.object(), change.reason(), change.state().wire(),
                        change.requestedBy(), change.requestedAt().atOffset(ZoneOffset.UTC), change.requestedLeaf())
                .update() > 0;
    }

    @Override
    public Optional<KeyChange> named(UUID id) {
        return client.sql(SELECT + " WHERE id = ?").param(id).query(KeyChangeRows::read).optional();
    }

    @Override
    public void decide(KeyChange decided) {
        Instant at = Objects.requireNonNull(decided.decidedAt());
        client.sql("""
                UPDATE hub.key_change SET state = ?, decided_by = ?, decided_at = ?, decided_leaf = ?
                WHERE id = ? AND state = 'requested'""")
                .params(decided.state().wire(), Objects.requireNonNull(decided.decidedBy()),
                        at.atOffset(ZoneOffset.UTC), Objects.requireNonNull(decided.decidedLeaf()), decided.id())
                .update();
    }

    @Override
    public List<KeyChange> all() {
        return client.sql(SELECT + " ORDER BY requested_at DESC, id LIMIT " + MOST).query(KeyChangeRows::read).list();
    }

    private static KeyChange read(ResultSet row, int number) throws SQLException {
        OffsetDateTime decided = row.getObject(10, OffsetDateTime.class);
        return new KeyChange(row.getObject(1, UUID.class), KeyChange.Kind.of(row.getString(2)).orElseThrow(),
                row.getString(3), row.getString(4),
                KeyChange.State.valueOf(row.getString(5).toUpperCase(Locale.ROOT)), row.getString(6),
                row.getObject(7, OffsetDateTime.class).toInstant(), row.getLong(8), row.getString(9), instant(decided),
                row.getObject(11, Long.class));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
