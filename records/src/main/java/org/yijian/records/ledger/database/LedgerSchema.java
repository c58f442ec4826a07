package org.yijian.records.ledger.database;

import java.sql.Connection;
import java.util.List;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.yijian.records.RecordError;
import org.yijian.security.error.FaultException;

/** The tables of the ledger, all in the schema {@value #NAME}. */
public final class LedgerSchema {

    /** The database schema that holds everything of the ledger. */
    public static final String NAME = "ledger";

    private LedgerSchema() {
    }

    /** Brings the schema to the version of this program. Several nodes may do so at the same time. */
    public static void migrate(DataSource database) {
        Flyway.configure(LedgerSchema.class.getClassLoader()).dataSource(database).schemas(NAME).defaultSchema(NAME)
                .locations("classpath:db/migration/ledger").load().migrate();
    }

    /**
     * Refuses a database that forgets what it has confirmed when the machine stops.
     *
     * @throws FaultException with {@code YJ-REC-050} if {@code fsync}, {@code full_page_writes} or
     *         {@code synchronous_commit} is off
     * @throws org.springframework.dao.DataAccessException if the database cannot be reached
     */
    public static void requireDurable(DataSource database) {
        List<String> off = new Transactions(database).call("read the durability settings", LedgerSchema::switchedOff);
        if (!off.isEmpty()) {
            throw new FaultException(RecordError.DATABASE_NOT_DURABLE, String.join(", ", off));
        }
    }

    private static List<String> switchedOff(Connection connection) {
        return Query
                .of(connection,
                        "SELECT name FROM pg_settings WHERE setting = 'off' AND name IN ('fsync', 'full_page_writes', "
                                + "'synchronous_commit') ORDER BY name")
                .list(row -> row.getString(1));
    }
}
