package org.yijian.routes.federation.reception;

import java.sql.Connection;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.yijian.records.ledger.database.Query;

/**
 * An attachment that a partner is bringing.
 *
 * @param partner who brings it
 * @param transfer under which it is brought
 * @param draft what is here of it
 * @param digests both digests, as the message says
 * @param wrapped the transfer's key, wrapped by this hub's
 * @param whole whether all of it is here and both digests fit
 */
record IncomingTransfer(String partner, UUID transfer, UUID draft, String digests, byte[] wrapped, boolean whole) {

    static Optional<IncomingTransfer> of(Connection connection, String partner, UUID transfer) {
        return Query.of(connection, """
                SELECT partner, transfer, draft, digests, wrapped, whole FROM federation.incoming_attachment
                WHERE partner = ? AND transfer = ?""", partner, transfer)
                .first(row -> new IncomingTransfer(row.getString(1), row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class), row.getString(4), row.getBytes(5), row.getBoolean(6)));
    }

    /** Keeps it; announced again, it has perhaps another key. */
    void keep(Connection connection, Instant now) {
        Query.of(connection, """
                INSERT INTO federation.incoming_attachment (partner, transfer, draft, digests, wrapped, whole, begun_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (partner, transfer) DO UPDATE SET wrapped = excluded.wrapped""", partner, transfer, draft,
                digests, wrapped, whole, now).update();
    }

    void whole(Connection connection) {
        Query.of(connection,
                "UPDATE federation.incoming_attachment SET whole = true WHERE partner = ? AND transfer = ?", partner,
                transfer).update();
    }

    void remove(Connection connection) {
        Query.of(connection, "DELETE FROM federation.incoming_attachment WHERE partner = ? AND transfer = ?", partner,
                transfer).update();
    }
}
