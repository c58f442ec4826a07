package org.yijian.routes.transport.database;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

import tools.jackson.core.JsonGenerator;

/** Rows as JSON objects. */
final class RowWriter {

    /** Two further columns at the end hold the mark as text. */
    private static final int MARK_COLUMNS = 2;

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private final ResultSet rows;
    private final ResultSetMetaData columns;
    private final JsonGenerator json;

    RowWriter(ResultSet rows, JsonGenerator json) throws SQLException {
        this.rows = rows;
        this.columns = rows.getMetaData();
        this.json = json;
    }

    /** Writes the current row and says where it stands. */
    RowMark write() throws SQLException {
        int count = columns.getColumnCount() - MARK_COLUMNS;
        json.writeStartObject();
        for (int column = 1; column <= count; column++) {
            json.writeName(columns.getColumnName(column));
            value(column);
        }
        json.writeEndObject();
        return new RowMark(rows.getString(count + 1), rows.getString(count + 2));
    }

    private void value(int column) throws SQLException {
        if (rows.getObject(column) == null) {
            json.writeNull();
            return;
        }
        switch (columns.getColumnTypeName(column)) {
            case "int2", "int4", "int8", "serial", "bigserial" -> json.writeNumber(rows.getLong(column));
            case "numeric" -> number(rows.getString(column));
            case "float4", "float8" -> number(rows.getString(column));
            case "bool" -> json.writeBoolean(rows.getBoolean(column));
            case "date" -> json.writeString(rows.getObject(column, LocalDate.class).toString());
            case "timestamp" ->
                json.writeString(TIME.format(rows.getObject(column, LocalDateTime.class).atOffset(CHINA)));
            case "timestamptz" -> json.writeString(
                    TIME.format(rows.getObject(column, OffsetDateTime.class).withOffsetSameInstant(CHINA)));
            case "bytea" -> json.writeString(Base64.getEncoder().encodeToString(rows.getBytes(column)));
            default -> other(column);
        }
    }

    /** {@code NaN} and infinities are no JSON numbers. */
    private void number(String text) {
        if (Character.isLetter(text.charAt(text.length() - 1))) {
            json.writeString(text);
        } else {
            json.writeNumber(new java.math.BigDecimal(text));
        }
    }

    private void other(int column) throws SQLException {
        Array array = columns.getColumnTypeName(column).startsWith("_") ? rows.getArray(column) : null;
        if (array == null) {
            json.writeString(rows.getString(column));
            return;
        }
        json.writeStartArray();
        for (Object item : (Object[]) array.getArray()) {
            if (item == null) {
                json.writeNull();
            } else {
                json.writeString(item.toString());
            }
        }
        json.writeEndArray();
    }
}
