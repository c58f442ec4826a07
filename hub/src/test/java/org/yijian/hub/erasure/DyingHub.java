package org.yijian.hub.erasure;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * What a hub has outside itself, and loses when it dies: after so many steps nothing that it does has an effect any more,
 * as after kill -9. A step is a connection taken, a commit begun, a commit that the hub does not hear of, a raw message
 * removed.
 */
final class DyingHub extends AbstractDataSource implements RawCopies {

    private static final int IMMORTAL = Integer.MAX_VALUE;

    private final DataSource database;
    private final AtomicInteger left = new AtomicInteger(IMMORTAL);
    private volatile boolean armed;
    final Set<UUID> raw = ConcurrentHashMap.newKeySet();

    DyingHub(DataSource database) {
        this.database = database;
    }

    /** Dies after so many steps more. */
    void dieAfter(int steps) {
        left.set(steps);
        armed = true;
    }

    boolean dead() {
        return armed && left.get() < 0;
    }

    /** The next hub on the same disk and database. */
    void rise() {
        armed = false;
        left.set(IMMORTAL);
    }

    private boolean dies() {
        return armed && left.updateAndGet(now -> now < 0 ? now : now - 1) < 0;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (dies()) {
            throw new SQLException("killed", "08006");
        }
        Connection real = database.getConnection();
        return (Connection) Proxy.newProxyInstance(DyingHub.class.getClassLoader(), new Class<?>[]{ Connection.class },
                (proxy, method, arguments) -> {
                    boolean commit = method.getName().equals("commit");
                    if (commit && dies()) {
                        real.rollback();
                        throw new SQLException("killed before the commit", "08006");
                    }
                    try {
                        Object answer = method.invoke(real, arguments);
                        if (commit && dies()) {
                            throw new SQLException("killed after the commit", "08006");
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public void remove(UUID exchange) {
        if (dies()) {
            throw new TransientDataAccessResourceException("killed before a raw message was removed");
        }
        raw.remove(exchange);
        if (dies()) {
            throw new TransientDataAccessResourceException("killed after a raw message was removed");
        }
    }
}
