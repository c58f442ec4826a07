package org.yijian.security.json;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BoundedJsonTest {

    private final BoundedJson doubles = BoundedJson.doubles(SecurityError.MESSAGE_MALFORMED);
    private final BoundedJson decimals = BoundedJson.decimals(SecurityError.MESSAGE_MALFORMED);

    @ParameterizedTest
    @ValueSource(strings = { "1e999", "-1e999", "1e2147483647", "1e99999999999", "NaN", "Infinity", "-Infinity", "01",
            "1.", ".5", "+1", "0x10", "12345678901234567890123456789012345678901234567890123456789012345" })
    void aNumberThatCannotBeWrittenIsRefusedAndNothingElseIsThrown(String number) {
        // Given
        byte[] json = bytes("{\"a\":[{\"b\":" + number + "}]}");

        // When, Then
        for (BoundedJson reader : new BoundedJson[]{ doubles, decimals }) {
            assertThatThrownBy(() -> reader.read(json)).isInstanceOf(FaultException.class)
                    .hasMessageContaining(SecurityError.MESSAGE_MALFORMED.code());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "1e308", "-0", "-0.0", "5e-324", "1e-400", "1e-2147483647", "9007199254740993",
            "18446744073709551616", "0.1", "1E+2" })
    void everyOtherNumberIsReadAndCanBeWritten(String number) {
        // Given
        byte[] json = bytes("{\"a\":" + number + "}");

        // When
        ObjectNode read = doubles.read(json);

        // Then
        assertThat(doubles.read(CanonicalJson.of(read)).get("a").isNumber()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "1e308", "1.0", "-0", "9007199254740993", "1E2", "10e1" })
    void onlyTheOneSpellingOfANumberIsCanonical(String number) {
        // Given
        byte[] json = bytes("{\"a\":" + number + "}");

        // When, Then
        assertThatThrownBy(() -> doubles.readCanonical(json)).isInstanceOf(FaultException.class);
    }

    @Test
    void whatIsNotOneObjectWithinBoundsIsRefused() {
        // Given
        String deep = "{\"a\":".repeat(40) + "1" + "}".repeat(40);
        String name = "{\"" + "n".repeat(300) + "\":1}";
        byte[] notUtf8 = { '{', '"', (byte) 0xff, '"', ':', '1', '}' };

        // When, Then
        for (String json : new String[]{ deep, name, "", "[]", "1", "{} {}", "{\"a\":1,\"a\":1}", "{\"a\":1" }) {
            assertThatThrownBy(() -> doubles.read(bytes(json))).as(json).isInstanceOf(FaultException.class);
        }
        assertThatThrownBy(() -> doubles.read(notUtf8)).isInstanceOf(FaultException.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
