package org.yijian.records.identifier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CreditCodeTest {

    /** Codes in public use: a company's and a university's. */
    private static final String[] PUBLISHED = { "91440300708461136T", "12100000400000624D" };

    @Test
    void publishedCodesAreValid() {
        assertThat(PUBLISHED).allMatch(CreditCode::valid);
    }

    @Test
    void everySingleWrongCharacterIsFound() {
        for (String code : PUBLISHED) {
            for (int index = 0; index < CreditCode.LENGTH; index++) {
                for (char other : CreditCode.ALPHABET.toCharArray()) {
                    String changed = code.substring(0, index) + other + code.substring(index + 1);
                    assertThat(CreditCode.valid(changed)).as(changed).isEqualTo(changed.equals(code));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "9144030070846113", "91440300708461136T0", "91440300708461136t", "9144030070846113IT",
            "9144A300708461136T", "９1440300708461136T" })
    void malformedCodesAreRefused(String text) {
        assertThat(CreditCode.wellFormed(text)).isFalse();
        assertThat(CreditCode.parse(text)).isEmpty();
        assertThatThrownBy(() -> new CreditCode(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aComposedCodeHasBothCheckCharacters() {
        // Given
        CreditCode published = new CreditCode(PUBLISHED[0]);
        // When
        CreditCode composed = CreditCode.compose("91", "440300", "70846113");
        // Then
        assertThat(composed).isEqualTo(published);
        assertThat(CreditCode.organisationCheckCharacter("70846113")).isEqualTo('6');
    }
}
