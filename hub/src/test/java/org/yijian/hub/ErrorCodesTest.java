package org.yijian.hub;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.yijian.security.error.ErrorCode;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorCodesTest {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    @Test
    void codesAreUniqueInTheHouse() {
        assertThat(ErrorCodes.all()).extracting(ErrorCode::code).doesNotHaveDuplicates()
                .allMatch(code -> code.matches("YJ-(SEC|REC|CON|SEA|SUP|ROU|HUB)-\\d{3}"));
    }

    @Test
    void everyErrorSpeaksBothLanguagesAndSaysWhatToDo() {
        assertThat(ErrorCodes.all()).allSatisfy(error -> {
            assertThat(error.chinese()).as(error.code()).containsPattern(HAN);
            assertThat(error.remedyChinese()).as(error.code()).containsPattern(HAN);
            assertThat(error.english()).as(error.code()).isNotBlank().doesNotContainPattern(HAN);
            assertThat(error.remedyEnglish()).as(error.code()).isNotBlank().doesNotContainPattern(HAN);
        });
    }
}
