package org.yijian.routes.marks;

import java.util.Optional;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Marks in PostgreSQL. */
public final class DatabaseMarks implements Marks {

    private final JdbcClient database;

    /** Opens the marks and brings their table up to date. */
    public static DatabaseMarks migrated(DataSource database) {
        Flyway.configure().dataSource(database).locations("classpath:db/routes").table("routes_schema_history")
                .baselineOnMigrate(true).baselineVersion("0").load().migrate();
        return new DatabaseMarks(database);
    }

    private DatabaseMarks(DataSource database) {
        this.database = JdbcClient.create(database);
    }

    @Override
    public Optional<String> read(String routeId, String name) {
        return database.sql("select value from route_mark where route_id = ? and name = ?").param(routeId).param(name)
                .query(String.class).optional();
    }

    @Override
    public void write(String routeId, String name, String value) {
        database.sql("""
                insert into route_mark (route_id, name, value) values (?, ?, ?)
                on conflict (route_id, name) do update set value = excluded.value, moved_at = now()
                """).param(routeId).param(name).param(value).update();
    }
}
