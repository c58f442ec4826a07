package org.yijian.hub.account;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.yijian.security.access.Role;
import org.yijian.security.access.Sensitivity;

/** The accounts, in the database. */
public final class DatabaseAccounts implements Accounts {

    private final JdbcClient database;
    private final Clock clock;

    public DatabaseAccounts(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<Stored> named(String name) {
        return database.sql("SELECT * FROM hub.account WHERE name = ?").param(name).query((row, number) -> read(row))
                .optional();
    }

    @Override
    public void save(Account account, String passwordHash) {
        database.sql(
                """
                        INSERT INTO hub.account (name, chinese, english, password_hash, roles, all_departments, departments, regions,
                            clearance, enabled, changed_at)
                        VALUES (:name, :chinese, :english, :hash, :roles, :all, :departments, :regions, :clearance, :enabled, :at)
                        ON CONFLICT (name) DO UPDATE SET chinese = excluded.chinese, english = excluded.english,
                            password_hash = excluded.password_hash, roles = excluded.roles,
                            all_departments = excluded.all_departments, departments = excluded.departments,
                            regions = excluded.regions, clearance = excluded.clearance, enabled = excluded.enabled,
                            changed_at = excluded.changed_at
                        """)
                .param("name", account.name()).param("chinese", account.chinese())
                .param("english", account.english()).param("hash", passwordHash)
                .param("roles", wires(account.roles())).param("all", account.allDepartments())
                .param("departments", account.departments().toArray(String[]::new))
                .param("regions", account.regions().toArray(String[]::new))
                .param("clearance", account.clearance().wire()).param("enabled", account.enabled())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)).update();
    }

    private static Stored read(ResultSet row) throws SQLException {
        Set<Role> roles = texts(row.getArray("roles")).stream()
                .flatMap(wire -> Role.of(wire).stream())
                .collect(Collectors.toSet());
        Account account = new Account(row.getString("name"), row.getString("chinese"), row.getString("english"), roles,
                row.getBoolean("all_departments"), Set.copyOf(texts(row.getArray("departments"))),
                Set.copyOf(texts(row.getArray("regions"))), clearance(row.getString("clearance")),
                row.getBoolean("enabled"));
        return new Stored(account, row.getString("password_hash"));
    }

    private static Sensitivity clearance(String wire) {
        return Arrays.stream(Sensitivity.values()).filter(level -> level.wire().equals(wire)).findFirst()
                .orElse(Sensitivity.PUBLIC);
    }

    private static Collection<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private static String[] wires(Set<Role> roles) {
        return roles.stream().map(Role::wire).toArray(String[]::new);
    }
}
