package org.yijian.routes.transport.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.yijian.routes.RouteError;
import org.yijian.routes.transport.web.Question;
import org.yijian.routes.transport.web.Questions;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/** Questions out of a view of a front-end database, oldest change first. */
public final class DatabaseQuestions implements Questions {

    private static final int BATCH = 100;

    private final Supplier<FrontEndDatabase> database;
    private final String view;
    private final RowQuery query;

    public DatabaseQuestions(Supplier<FrontEndDatabase> database, String schema, String view) {
        this.database = database;
        this.view = view;
        this.query = RowQuery.of(schema, view, "question_id", "updated_at", BATCH, Duration.ofSeconds(1));
    }

    @Override
    public List<Question> after(Optional<String> mark) {
        try (Connection connection = database.get().connect();
                PreparedStatement statement = query.prepare(connection, mark.map(RowMark::decode).orElse(null));
                ResultSet rows = statement.executeQuery()) {
            List<Question> questions = new ArrayList<>();
            while (rows.next()) {
                questions.add(question(rows));
            }
            return questions;
        } catch (SQLException e) {
            throw new FaultException(
                    Fault.of(RouteError.DATABASE_QUERY_FAILED, view, String.valueOf(e.getMessage())), e);
        }
    }

    private static Question question(ResultSet rows) throws SQLException {
        int markColumn = rows.getMetaData().getColumnCount() - 1;
        return new Question(rows.getLong("question_id"), rows.getString(markColumn), rows.getString("identity_number"),
                rows.getString("person_name"), rows.getString("credit_code"), rows.getString("role"),
                rows.getString("certificate"), rows.getString("certificate_level"));
    }

    @Override
    public String mark(Question question) {
        return new RowMark(question.changed(), Long.toString(question.id())).encoded();
    }
}
