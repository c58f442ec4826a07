package org.yijian.connectors.mapping;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class MappingTest {

    private static final Map<String, CodeTable> TABLES = Map.of("level",
            CodeTable.parse("{\"重大\":\"major\",\"1\":\"one\",\"无\":null}"));
    private static final RowContext CONTEXT = new RowContext(7, 2, Map.of("fileName", "f.csv", "attributes",
            Map.of("topic", "t")), Map.of("dataset", "d"));

    private static @Nullable Object map(String expression, Map<String, Object> row) {
        return Mapping.of(expression, TABLES).borrow().map(row, CONTEXT);
    }

    private static String refusal(String expression, Map<String, Object> row) {
        MappingRefusal refusal = catchThrowableOfType(MappingRefusal.class, () -> map(expression, row));
        assertThat(refusal).isNotNull();
        return refusal.fault().code().code();
    }

    @Test
    void theRowAndWhatIsKnownAboutItCanBeSeen() {
        Object result = map("[a, $line, $occurrence, $message.fileName, $message.attributes.topic, $header.dataset]",
                Map.of("a", "x"));

        assertThat(result).isEqualTo(List.of("x", 7L, 2, "f.csv", "t", "d"));
    }

    @Test
    void codesAreLookedUpAndUnknownOnesRejectTheRow() {
        assertThat(map("$code(\"level\", a)", Map.of("a", "重大"))).isEqualTo("major");
        assertThat(map("$code(\"level\", a)", Map.of("a", 1))).isEqualTo("one");
        assertThat(map("$code(\"level\", a)", Map.of("a", "无"))).isNull();
        assertThat(map("$code(\"level\", a)", Map.of())).isNull();
        assertThat(map("$code(\"level\", a, \"none\")", Map.of("a", "特大"))).isEqualTo("none");
        MappingRefusal refusal = catchThrowableOfType(MappingRefusal.class,
                () -> map("$code(\"level\", a)", Map.of("a", "特大")));
        assertThat(refusal.fault().arguments()).containsExactly("level", "特大");
        assertThat(refusal.fault().code().code()).isEqualTo("YJ-CON-023");
    }

    @ParameterizedTest
    @CsvSource({ "2026/3/1,yyyy/M/d,2026-03-01", "20260301,yyyyMMdd,2026-03-01",
            "2026-03-01 08:05:00,yyyy-MM-dd HH:mm:ss,2026-03-01T08:05:00+08:00", "2024年2月29日,yyyy年M月d日,2024-02-29" })
    void datesAreReadByTheirPattern(String text, String pattern, String expected) {
        assertThat(map("$date(a, \"" + pattern + "\")", Map.of("a", text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = { "2026-02-30", "2026-13-01", "26-1-1", "x", "2026-03-01 " })
    void impossibleDatesRejectTheRow(String text) {
        if (text.isBlank() || !text.equals(text.strip())) {
            assertThat(map("$date(a, \"yyyy-MM-dd\")", Map.of("a", text))).isEqualTo("2026-03-01");
        } else {
            assertThat(refusal("$date(a, \"yyyy-MM-dd\")", Map.of("a", text))).isEqualTo("YJ-CON-024");
        }
    }

    @Test
    void numbersAreExact() {
        assertThat(map("$number(a)", Map.of("a", "￥1,234.50"))).isEqualTo(new BigDecimal("1234.50"));
        assertThat(map("$number(a)", Map.of("a", 5))).isEqualTo(5);
        assertThat(map("$number(a)", Map.of())).isNull();
        assertThat(map("$round($number(a))", Map.of("a", "98.6"))).isEqualTo(99);
        assertThat(refusal("$number(a)", Map.of("a", "十二"))).isEqualTo("YJ-CON-025");
        assertThat(refusal("$number(a)", Map.of("a", "1e999999999"))).isEqualTo("YJ-CON-025");
    }

    @Test
    void blankTextIsAbsent() {
        assertThat(map("$blankToNull(a)", Map.of("a", " 　"))).isNull();
        assertThat(map("{\"x\": $blankToNull(a)}", Map.of("a", " y "))).isEqualTo(Map.of("x", "y"));
    }

    @Test
    void aMappingMayRefuseARow() {
        assertThat(refusal("$error(\"没有编号\")", Map.of())).isEqualTo("YJ-CON-026");
    }

    @ParameterizedTest
    @ValueSource(strings = { "$now()", "$millis()", "$random()", "$shuffle([1,2])", "$eval(\"1\")", "$unknown(1)",
            "a + 1",
            "$substring(1, 2)", "$toMillis(\"x\")" })
    void whatIsNotPureOrFailsRejectsTheRow(String expression) {
        assertThat(refusal(expression, Map.of("a", "text"))).isEqualTo("YJ-CON-027");
    }

    @ParameterizedTest
    @ValueSource(strings = { "($f := function($n) { $f($n + 1) }; $f(0))",
            "($f := function($n) { 1 + $f($n + 1) }; $f(0))", "[0, ($f := function($n) { [1, $f($n)] }; $f(0))]",
            "$map([1..1000000], function($v) { $v * 2 })" })
    void aMappingThatDoesNotEndIsStopped(String expression) {
        assertThat(refusal(expression, Map.of())).isEqualTo("YJ-CON-028");
    }

    @Test
    void anEvaluatorIsUsableAfterAFailure() {
        Evaluator evaluator = Mapping.of("a = \"x\" ? $error(\"no\") : {\"b\": a}", Map.of()).borrow();

        assertThatThrownBy(() -> evaluator.map(Map.of("a", "x"), CONTEXT)).isInstanceOf(MappingRefusal.class);

        assertThat(evaluator.map(Map.of("a", "y"), CONTEXT)).isEqualTo(Map.of("b", "y"));
    }

    @Test
    void aMappingSeesItsOwnTablesWhileAnotherThreadEvaluatesAnother() {
        // Given
        Evaluator outer = Mapping.of("{\"outer\": $code(\"level\", \"1\"), \"inner\": a}", table("outer")).borrow();
        Evaluator inner = Mapping.of("$code(\"level\", \"1\")", table("inner")).borrow();
        Map<String, Object> row = new HashMap<>(Map.of("a", "1")) {

            private static final long serialVersionUID = 1L;

            @Override
            public @Nullable Object get(Object key) {
                return CompletableFuture.supplyAsync(() -> inner.map(Map.of(), CONTEXT)).join();
            }
        };

        // When
        Object seen = outer.map(row, CONTEXT);

        // Then
        assertThat(seen).isEqualTo(Map.of("outer", "outer", "inner", "inner"));
    }

    private static Map<String, CodeTable> table(String meaning) {
        return Map.of("level", CodeTable.parse("{\"1\":\"" + meaning + "\"}"));
    }

    @Test
    void whatOneRowBindsIsUnknownToTheNext() {
        Evaluator evaluator = Mapping.of("a = \"x\" ? $seen := a : $seen", Map.of()).borrow();

        assertThat(evaluator.map(Map.of("a", "x"), CONTEXT)).isEqualTo("x");
        assertThat(evaluator.map(Map.of("a", "y"), CONTEXT)).isNull();
    }

    @Test
    void anExpressionThatDoesNotCompileIsSaid() {
        assertThatThrownBy(() -> Mapping.of("{\"a\": ", Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "[]", "{\"a\":{}}", "{\"a\":\"b\",\"a\":\"c\"}", "{", "7" })
    void aCodeTableIsOneFlatObject(String json) {
        assertThatThrownBy(() -> CodeTable.parse(json)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void listsOfOneStayLists() {
        Map<String, Object> row = new HashMap<>(Map.of("names", "张三"));

        assertThat(map("{\"a\": $split(names, \"、\"), \"b\": [names]}", row))
                .isEqualTo(Map.of("a", List.of("张三"), "b", List.of("张三")));
    }
}
