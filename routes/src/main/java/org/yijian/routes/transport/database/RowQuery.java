package org.yijian.routes.transport.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Rows after a mark, in order. Names are SQL identifiers that were checked when the definition was read.
 *
 * @param relation schema and table, quoted
 * @param key quoted
 * @param changed quoted
 * @param rows at most this many
 * @param settle rows changed more recently than this are left for later
 */
record RowQuery(String relation, String key, String changed, long rows, Duration settle) {

    private static final int FETCH = 500;
    private static final int QUERY_SECONDS = 60;

    static RowQuery of(String schema, String table, String key, String changed, long rows, Duration settle) {
        return new RowQuery(quoted(schema) + "." + quoted(table), quoted(key), quoted(changed), rows, settle);
    }

    private static String quoted(String identifier) {
        return '"' + identifier + '"';
    }

    /** The statement; the mark's values are typed by the server, whatever the columns are. */
    PreparedStatement prepare(Connection connection, @Nullable RowMark after) throws SQLException {
        String newer = after == null ? "" : " and (r." + changed + ", r." + key + ") > (?, ?)";
        PreparedStatement statement = connection
                .prepareStatement("select r.*, r." + changed + "::text as mark_changed, r."
                        + key + "::text as mark_key from " + relation + " r where r." + changed
                        + " <= now() - ? * interval '1 millisecond'" + newer + " order by r." + changed + ", r." + key
                        + " fetch first " + rows + " rows only");
        statement.setFetchSize(FETCH);
        statement.setQueryTimeout(QUERY_SECONDS);
        statement.setLong(1, settle.toMillis());
        if (after != null) {
            statement.setObject(2, after.changed(), Types.OTHER);
            statement.setObject(3, after.key(), Types.OTHER);
        }
        return statement;
    }
}
