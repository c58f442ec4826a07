package org.yijian.security.privacy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MaskingTest {

    @ParameterizedTest
    @CsvSource({ "王小明,王*明", "王明,王*", "王,*", "欧阳小明,欧**明", "阿依古丽·买买提,阿******提", "𠮷田,𠮷*", "'',''" })
    void aNameShowsItsEnds(String name, String masked) {
        assertThat(Masking.name(name)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({ "500106194901011234,500***********1234", "50010619490101123X,500***********123X", "12345,*****" })
    void anIdentityNumberLosesItsBirthday(String number, String masked) {
        assertThat(Masking.identityNumber(number)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({ "13812345678,138****5678", "023-12345678,023*****5678", "12345,*****" })
    void aTelephoneNumberLosesItsMiddle(String number, String masked) {
        assertThat(Masking.phone(number)).isEqualTo(masked);
    }

    @Test
    void numbersInRunningTextAreMaskedAndOthersAreLeft() {
        // Given
        String text = "张某 13812345678，身份证50010619490101123X，信用代码91500106MA5U000000，编号1381234567890。";

        // When
        String masked = Masking.text(text);

        // Then
        assertThat(masked).isEqualTo("张某 138****5678，身份证500***********123X，信用代码91500106MA5U000000，编号1381234567890。");
    }
}
