package org.yijian.connectors.mapping;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.dashjoin.jsonata.Jsonata;
import org.jspecify.annotations.Nullable;
import org.yijian.connectors.ConnectorError;

/** The functions of the house in a mapping. One instance per evaluator; not safe for use by several threads. */
final class MappingFunctions {

    private static final int SHOWN = 40;
    private static final int LONGEST_NUMBER = 60;
    private static final int PATTERNS = 50;
    private static final List<String> IMPURE = List.of("now", "millis", "random", "shuffle", "eval");

    private final Map<String, CodeTable> tables;
    private final Map<String, DateForm> forms = new HashMap<>();

    MappingFunctions(Map<String, CodeTable> tables) {
        this.tables = tables;
    }

    void register(Jsonata expression) {
        bind(expression, "code", this::code);
        bind(expression, "date", this::date);
        bind(expression, "number", arguments -> number(argument(arguments, 0)));
        bind(expression, "blankToNull", arguments -> blankToNull(argument(arguments, 0)));
        bind(expression, "error", arguments -> {
            throw new MappingRefusal(null, ConnectorError.MAPPING_REFUSED, shown(argument(arguments, 0)));
        });
        for (String name : IMPURE) {
            bind(expression, name, arguments -> {
                throw new MappingRefusal(null, ConnectorError.MAPPING_FAILED, "$" + name, 0);
            });
        }
    }

    private static void bind(Jsonata expression, String name, Function function) {
        expression.registerFunction(name,
                new Jsonata.JFunction((input, arguments) -> function.apply((List<?>) arguments), null));
    }

    private @Nullable Object code(List<?> arguments) {
        String name = String.valueOf(argument(arguments, 0));
        CodeTable table = tables.get(name);
        if (table == null) {
            throw new MappingRefusal(name, ConnectorError.MAPPING_FAILED, "$code(" + shown(name) + ")", 0);
        }
        Object value = argument(arguments, 1);
        if (value == null) {
            return null;
        }
        String code = text(value);
        if (table.knows(code)) {
            return table.meaning(code);
        }
        if (arguments.size() > 2) {
            return argument(arguments, 2);
        }
        throw new MappingRefusal("$code(" + name + ")", ConnectorError.UNKNOWN_CODE, name, shown(code));
    }

    private @Nullable Object date(List<?> arguments) {
        Object value = argument(arguments, 0);
        if (value == null) {
            return null;
        }
        String pattern = String.valueOf(argument(arguments, 1));
        String read = form(pattern).read(text(value));
        if (read == null) {
            throw new MappingRefusal("$date", ConnectorError.IMPOSSIBLE_DATE, shown(value), pattern);
        }
        return read;
    }

    private DateForm form(String pattern) {
        DateForm known = forms.get(pattern);
        if (known != null) {
            return known;
        }
        try {
            DateForm form = new DateForm(pattern);
            if (forms.size() < PATTERNS) {
                forms.put(pattern, form);
            }
            return form;
        } catch (IllegalArgumentException wrong) {
            throw new MappingRefusal("$date", ConnectorError.MAPPING_FAILED, "$date(" + shown(pattern) + ")", 0);
        }
    }

    private static @Nullable Object number(@Nullable Object value) {
        if (value == null || value instanceof Number) {
            return value;
        }
        String text = text(value).replace(",", "").replace("，", "").replace("￥", "").replace("¥", "").strip();
        try {
            if (text.length() <= LONGEST_NUMBER) {
                BigDecimal number = new BigDecimal(text);
                if (Math.abs((long) number.scale()) <= LONGEST_NUMBER) {
                    return number;
                }
            }
        } catch (NumberFormatException refusedBelow) {
            // said below, together with numbers beyond all sense
        }
        throw new MappingRefusal("$number", ConnectorError.NOT_A_NUMBER, shown(value));
    }

    private static @Nullable Object blankToNull(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        String stripped = text.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    private static @Nullable Object argument(List<?> arguments, int index) {
        Object value = index < arguments.size() ? arguments.get(index) : null;
        return value == Jsonata.NULL_VALUE ? null : value;
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString().strip();
    }

    private static String shown(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    /** A function of any number of arguments. */
    private interface Function {

        @Nullable
        Object apply(List<?> arguments);
    }
}
