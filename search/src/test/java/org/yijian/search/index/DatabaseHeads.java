package org.yijian.search.index;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

/** What the index must agree with, in the order of the database. */
final class DatabaseHeads {

    private DatabaseHeads() {
    }

    static List<RecordHead> of(DataSource database) {
        List<RecordHead> heads = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement
                        .executeQuery("SELECT id, revision, facility_id FROM ledger.head ORDER BY id")) {
            while (rows.next()) {
                heads.add(new RecordHead(rows.getObject(1, UUID.class), rows.getInt(2),
                        rows.getObject(3, UUID.class)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return heads;
    }
}
