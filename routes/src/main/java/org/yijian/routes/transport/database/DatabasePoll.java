package org.yijian.routes.transport.database;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.yijian.routes.RouteError;
import org.yijian.routes.definition.TableParameter;
import org.yijian.routes.marks.Marks;
import org.yijian.routes.transport.Poller;
import org.yijian.routes.transport.Receiver;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.seal.Digests;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the rows of a front-end database that are newer than the mark, a message of rows at a time. The mark moves when
 * the intake has the message; the same rows read again after a crash make the same message, which is recognised.
 */
public final class DatabasePoll implements Poller {

    private static final int LARGEST_MESSAGE = 16 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What is asked for: which rows of which tables. */
    public record Plan(String schema, List<TableParameter> tables, long rows, java.time.Duration settle) {

        RowQuery query(TableParameter table) {
            return RowQuery.of(schema, table.table(), table.key(), table.changed(), rows, settle);
        }
    }

    private record Page(byte[] message, RowMark last) {}

    private final Supplier<FrontEndDatabase> database;
    private final Plan plan;
    private final Marks marks;
    private final Receiver receiver;

    public DatabasePoll(Supplier<FrontEndDatabase> database, Plan plan, Marks marks, Receiver receiver) {
        this.database = database;
        this.plan = plan;
        this.marks = marks;
        this.receiver = receiver;
    }

    @Override
    public void poll(BooleanSupplier mayGoOn) {
        try (Connection connection = database.get().connect()) {
            for (TableParameter table : plan.tables()) {
                poll(connection, table, mayGoOn);
            }
        } catch (SQLException e) {
            throw new FaultException(
                    Fault.of(RouteError.DATABASE_QUERY_FAILED, "close", String.valueOf(e.getMessage())), e);
        }
    }

    private void poll(Connection connection, TableParameter table, BooleanSupplier mayGoOn) {
        String routeId = receiver.route().id();
        RowMark mark = marks.read(routeId, table.dataset()).map(RowMark::decode).orElse(null);
        while (mayGoOn.getAsBoolean()) {
            Page page = read(connection, table, mark);
            if (page == null) {
                return;
            }
            receiver.take(table.dataset() + "/" + Digests.hex(Digests.sha256(page.message())),
                    table.dataset() + ".json", "application/json", Map.of("dataset", table.dataset()),
                    new ByteArrayInputStream(page.message()));
            mark = page.last();
            marks.write(routeId, table.dataset(), mark.encoded());
        }
    }

    private @Nullable Page read(Connection connection, TableParameter table, @Nullable RowMark after) {
        try (PreparedStatement statement = plan.query(table).prepare(connection, after);
                ResultSet rows = statement.executeQuery()) {
            Page page = rows.next() ? page(table, rows) : null;
            connection.rollback();
            return page;
        } catch (SQLException e) {
            throw new FaultException(
                    Fault.of(RouteError.DATABASE_QUERY_FAILED, table.table(), String.valueOf(e.getMessage())), e);
        }
    }

    private static Page page(TableParameter table, ResultSet rows) throws SQLException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RowMark last;
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringProperty("dataset", table.dataset());
            json.writeArrayPropertyStart("rows");
            RowWriter writer = new RowWriter(rows, json);
            do {
                last = writer.write();
                json.flush();
            } while (bytes.size() < LARGEST_MESSAGE && rows.next());
            json.writeEndArray();
            json.writeEndObject();
        }
        return new Page(bytes.toByteArray(), last);
    }
}
