package org.yijian.security.error;

import java.util.Arrays;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecurityErrorTest {

    @Test
    void noTwoErrorsShareACode() {
        // When
        var codes = Arrays.stream(SecurityError.values()).map(SecurityError::code);

        // Then
        assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code.matches("YJ-SEC-\\d{3}"));
    }

    @ParameterizedTest
    @EnumSource
    void everyTextShowsItsArgumentsInBothLanguages(SecurityError error) {
        // Given
        Fault fault = Fault.of(error, "first", "second", "third");

        // When
        String chinese = fault.text(Locale.SIMPLIFIED_CHINESE);
        String english = fault.text(Locale.ENGLISH);

        // Then
        assertThat(chinese).contains("first").doesNotContain("{").endsWith("。");
        assertThat(english).contains("first").doesNotContain("{").doesNotContain("''").endsWith(".");
        assertThat(fault.remedy(Locale.SIMPLIFIED_CHINESE)).endsWith("。");
        assertThat(fault.remedy(Locale.ENGLISH)).endsWith(".").doesNotContain("''");
    }
}
