package org.yijian.hub.health;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Function;

import javax.sql.DataSource;

import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.stereotype.Component;
import org.yijian.search.index.RecordHead;

/** The current revision of every record of the ledger, in the order of ids, as a stream. */
@Component
public class LedgerHeads {

    private static final int FETCHED = 5_000;
    private static final String SQL = "SELECT id, revision, facility_id FROM ledger.head ORDER BY id";

    private final DataSource database;

    public LedgerHeads(DataSource database) {
        this.database = database;
    }

    /** Hands the stream to somebody who reads it before returning. */
    public <T> T read(Function<Iterator<RecordHead>, T> reader) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(SQL)) {
                statement.setFetchSize(FETCHED);
                try (ResultSet rows = statement.executeQuery()) {
                    return reader.apply(new Rows(rows));
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    private static RuntimeException translated(SQLException e) {
        RuntimeException known = new SQLExceptionSubclassTranslator().translate("read the heads", SQL, e);
        return known != null ? known : new IllegalStateException(e);
    }

    private static final class Rows implements Iterator<RecordHead> {

        private final ResultSet rows;
        private boolean more;

        Rows(ResultSet rows) throws SQLException {
            this.rows = rows;
            this.more = rows.next();
        }

        @Override
        public boolean hasNext() {
            return more;
        }

        @Override
        public RecordHead next() {
            if (!more) {
                throw new NoSuchElementException();
            }
            try {
                RecordHead head = new RecordHead(rows.getObject(1, UUID.class), rows.getInt(2),
                        rows.getObject(3, UUID.class));
                more = rows.next();
                return head;
            } catch (SQLException e) {
                throw translated(e);
            }
        }
    }
}
