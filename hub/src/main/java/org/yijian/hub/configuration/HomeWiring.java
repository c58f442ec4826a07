package org.yijian.hub.configuration;

import java.time.Clock;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yijian.hub.database.EmbeddedDatabase;

/** The ground everything stands on: home folder, clock, database. */
@Configuration(proxyBeanMethods = false)
public class HomeWiring {

    private static final int CONNECTIONS = 24;
    private static final long CONNECT_MILLIS = 10_000;

    @Bean
    Home home(HubProperties properties) {
        return Home.open(properties.home());
    }

    @Bean
    Secrets secrets(Home home) {
        return home.secrets();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Where the database is; starts the embedded one if the operator named none. */
    @Bean
    DatabaseAddress databaseAddress(HubProperties properties, Home home, Secrets secrets) {
        HubProperties.Database external = properties.database();
        if (external.url() != null) {
            String password = external.passwordFile() == null ? null : Secrets.content(external.passwordFile());
            return new DatabaseAddress(external.url(), external.user(), password, null);
        }
        EmbeddedDatabase database = EmbeddedDatabase.start(home.postgres(), home.logs(),
                secrets.readOrCreate("postgres"));
        return new DatabaseAddress(database.url(), database.user(), database.password(), database);
    }

    @Bean
    DataSource dataSource(DatabaseAddress address) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("yijian");
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "yijian-hub");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return new HikariDataSource(config);
    }

    /** The hub's own tables, beside those of the rooms. */
    @Bean
    HubTables hubTables(DataSource database) {
        Flyway.configure().dataSource(database).schemas("hub").defaultSchema("hub").locations("classpath:db/hub")
                .load().migrate();
        return new HubTables(JdbcClient.create(database));
    }

    /**
     * The database's address, and the server behind it if it is the hub's own.
     *
     * @param url JDBC URL
     * @param user user
     * @param password password; null for none
     * @param embedded null if the operator runs the database
     */
    public record DatabaseAddress(String url, String user, @Nullable String password,
            @Nullable EmbeddedDatabase embedded) implements AutoCloseable {

        @Override
        public void close() {
            if (embedded != null) {
                embedded.close();
            }
        }

        @Override
        public String toString() {
            return "DatabaseAddress[" + url + "]";
        }
    }

    /**
     * Proof that the hub's tables are there.
     *
     * @param client to use them
     */
    public record HubTables(JdbcClient client) {}
}
