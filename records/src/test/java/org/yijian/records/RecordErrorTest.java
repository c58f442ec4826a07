package org.yijian.records;

import java.util.Arrays;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yijian.security.error.Fault;

import static org.assertj.core.api.Assertions.assertThat;

class RecordErrorTest {

    @Test
    void noCodeIsGivenTwice() {
        assertThat(Arrays.stream(RecordError.values()).map(RecordError::code)).doesNotHaveDuplicates()
                .allMatch(code -> code.matches("YJ-REC-[0-9]{3}"));
    }

    @ParameterizedTest
    @EnumSource(RecordError.class)
    void everyTextIsFilledInBothLanguages(RecordError error) {
        // Given
        Fault fault = Fault.of(error, "one", "two", "three", "four");
        // When / Then
        assertThat(fault.text(Locale.CHINESE)).containsPattern("\\p{IsHan}").endsWith("。").doesNotContain("{");
        assertThat(fault.remedy(Locale.CHINESE)).containsPattern("\\p{IsHan}").endsWith("。").doesNotContain("{");
        assertThat(fault.text(Locale.ENGLISH)).doesNotContainPattern("\\p{IsHan}").doesNotContain("{");
        assertThat(fault.remedy(Locale.ENGLISH)).doesNotContainPattern("\\p{IsHan}").doesNotContain("{");
    }
}
