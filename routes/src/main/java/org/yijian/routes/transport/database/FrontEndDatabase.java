package org.yijian.routes.transport.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.yijian.routes.RouteError;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/**
 * How to reach a front-end database.
 *
 * @param host on the allow-list
 * @param port of PostgreSQL
 * @param database its name, an identifier
 * @param user a read-only account
 * @param password its password
 * @param authority file with the CA of its certificate; null for no encryption
 */
public record FrontEndDatabase(String host, int port, String database, String user, String password,
        @Nullable Path authority) {

    private static final int CONNECT_SECONDS = 10;
    private static final int SOCKET_SECONDS = 120;
    /** Class of SQL states. */
    private static final String INVALID_AUTHORIZATION = "28";

    /**
     * A read-only connection whose times are those of China.
     *
     * @throws FaultException {@code UNREACHABLE}, {@code LOGIN_REFUSED}
     */
    Connection connect() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[]{ host });
        source.setPortNumbers(new int[]{ port });
        source.setDatabaseName(database);
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("yijian");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(SOCKET_SECONDS);
        source.setOptions("-c TimeZone=Asia/Shanghai -c default_transaction_read_only=on");
        if (authority != null) {
            source.setSslmode("verify-full");
            source.setSslRootCert(authority.toString());
        } else {
            source.setSslmode("disable");
        }
        try {
            Connection connection = source.getConnection();
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            boolean refused = String.valueOf(e.getSQLState()).startsWith(INVALID_AUTHORIZATION);
            throw new FaultException(Fault.of(refused ? RouteError.LOGIN_REFUSED : RouteError.UNREACHABLE,
                    host + ":" + port, String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public String toString() {
        return "FrontEndDatabase[" + host + ":" + port + "/" + database + ", " + user + ", ***]";
    }
}
