package org.yijian.hub.log;

import java.sql.Timestamp;
import java.util.Optional;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yijian.security.proof.Checkpoint;
import org.yijian.security.proof.SignedNote;
import org.yijian.security.time.CheckpointTokens;
import org.yijian.security.time.StampedCheckpoint;
import org.yijian.security.time.TimeStamp;

/** Time-stamps in the database, so that every node has them. What is read was verified when it was written. */
public final class StoredTokens implements CheckpointTokens {

    private static final String SELECT = "SELECT note, response, stamped_at FROM log.checkpoint_token ";

    private final JdbcClient database;

    private StoredTokens(JdbcClient database) {
        this.database = database;
    }

    /** Opens the table and brings it up to date. */
    public static StoredTokens open(DataSource database) {
        Flyway.configure().dataSource(database).schemas("log").defaultSchema("log").locations("classpath:db/log")
                .load().migrate();
        return new StoredTokens(JdbcClient.create(database));
    }

    @Override
    public Optional<StampedCheckpoint> covering(long leafIndex) {
        return found(database.sql(SELECT + "WHERE size > ? ORDER BY size LIMIT 1").param(leafIndex));
    }

    @Override
    public Optional<StampedCheckpoint> of(Checkpoint checkpoint) {
        return found(database.sql(SELECT + "WHERE size = ?").param(checkpoint.size()))
                .filter(stamped -> stamped.note().text().equals(checkpoint.text()));
    }

    @Override
    public Optional<StampedCheckpoint> newest() {
        return found(database.sql(SELECT + "ORDER BY size DESC LIMIT 1"));
    }

    /** Keeps one; of two for the same size the first. */
    void keep(StampedCheckpoint stamped) {
        database.sql("INSERT INTO log.checkpoint_token VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .param(stamped.checkpoint().size()).param(stamped.note().encode()).param(stamped.stamp().response())
                .param(Timestamp.from(stamped.stamp().time())).update();
    }

    private static Optional<StampedCheckpoint> found(JdbcClient.StatementSpec statement) {
        return statement.query((row, number) -> new StampedCheckpoint(SignedNote.parse(row.getString(1)),
                new TimeStamp(row.getBytes(2), row.getTimestamp(3).toInstant()))).optional();
    }
}
