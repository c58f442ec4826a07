package org.yijian.records.identifier;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IdentityNumberTest {

    /** The example of GB 11643-1999. */
    private static final String EXAMPLE = "11010519491231002X";

    @Test
    void theExampleOfTheStandardIsValid() {
        // When
        IdentityNumber number = new IdentityNumber(EXAMPLE);
        // Then
        assertThat(number.birthDate()).isEqualTo(LocalDate.of(1949, 12, 31));
        assertThat(IdentityNumber.parse("11010519491231002x")).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "x", "110105194912310021", "11010519491231002", "11010519490230002X",
            "1101051949123100２X", "110105490712310", "11010500000000002X", "1101051949123100-X" })
    void otherTextsAreRefused(String text) {
        assertThat(IdentityNumber.parse(text)).isEmpty();
    }

    @Test
    void aComposedNumberHasItsCheckCharacter() {
        assertThat(IdentityNumber.compose("110105", LocalDate.of(1949, 12, 31), 2).value()).isEqualTo(EXAMPLE);
    }

    @Test
    void neitherTextNorErrorShowsTheNumber() {
        assertThat(new IdentityNumber(EXAMPLE)).hasToString("IdentityNumber[redacted]");
        assertThatThrownBy(() -> new IdentityNumber("110105194912310021")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("1949");
    }
}
