package org.yijian.security.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CanonicalJsonTest {

    private final Random random = new Random(7);

    @Test
    void namesAreSortedByTheirUtf16Units() {
        // Given: the order of RFC 8785, section 3.2.3, where a supplementary character goes before U+FB33
        Map<String, Object> object = Map.of("\ufb33", 1, "\ud83d\ude00", 2, "\u20ac", 3, "1", 4, "\r", 5);
        // Then
        assertThat(text(object)).isEqualTo("{\"\\r\":5,\"1\":4,\"\u20ac\":3,\"\ud83d\ude00\":2,\"\ufb33\":1}");
    }

    @Test
    void emptyThingsStayEmptyAndNothingStaysNull() {
        Map<String, Object> object = new HashMap<>();
        object.put("none", null);
        object.put("list", List.of());
        object.put("object", Map.of());
        assertThat(text(object)).isEqualTo("{\"list\":[],\"none\":null,\"object\":{}}");
    }

    @Test
    void randomTreesAreWrittenAsTheReferenceWritesThem() throws Exception {
        for (int i = 0; i < 500; i++) {
            Map<String, Object> object = object(3);
            String reference = new JsonCanonicalizer(JsonMapper.shared().writeValueAsString(object))
                    .getEncodedString();
            assertThat(text(object)).isEqualTo(reference);
        }
    }

    @Test
    void treesThatWereReadAreWrittenAsTheReferenceWritesThem() throws Exception {
        List<String> odd = List.of(
                "{\"b\":[1.50,-0,1e3,12345678901234567890,0.1],\"a\":{\"\\u0007\":null,\"😀\":true}}",
                "[\"\\ud83d\"]", "[]", "{}", "[[],{}]");
        for (String json : odd) {
            assertThat(CanonicalJson.of(JsonMapper.shared().readTree(json)))
                    .isEqualTo(new JsonCanonicalizer(JsonMapper.shared().readTree(json).toString()).getEncodedUTF8());
        }
        for (int i = 0; i < 500; i++) {
            String json = JsonMapper.shared().writeValueAsString(object(3));
            assertThat(CanonicalJson.of(JsonMapper.shared().readTree(json)))
                    .isEqualTo(new JsonCanonicalizer(json).getEncodedUTF8());
        }
    }

    @Test
    void whatJsonCannotCarryExactlyIsRefused() {
        List<Object> impossible = List.of("\ud83d", 1_234_567_890_123_456L, new Object(),
                new BigDecimal("0.1234567890123456"), Double.NaN);
        assertThat(impossible).allSatisfy(value -> assertThatThrownBy(() -> CanonicalJson.of(Map.of("a", value)))
                .isInstanceOfAny(IllegalArgumentException.class, java.io.UncheckedIOException.class));
    }

    private static String text(Map<String, ?> object) {
        return new String(CanonicalJson.of(object), StandardCharsets.UTF_8);
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> object = new HashMap<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            object.put(word(), value(depth));
        }
        return object;
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> word();
            case 1 -> random.nextInt();
            case 2 -> random.nextLong(1_000_000_000_000_000L);
            case 3 -> random.nextBoolean();
            case 4 -> BigDecimal.valueOf(random.nextLong(1_000_000_000L), random.nextInt(6));
            case 5 -> object(depth - 1);
            default -> new ArrayList<>(Arrays.asList(value(depth - 1), value(depth - 1)));
        };
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            word.appendCodePoint(List.of((int) 'a', 7, (int) '"', (int) '\\', 0xE9, 0x9274, 0x1F600, (int) '\n', 0x7F)
                    .get(random.nextInt(9)));
        }
        return word.toString();
    }
}
