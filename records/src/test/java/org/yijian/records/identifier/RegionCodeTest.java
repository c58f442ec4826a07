package org.yijian.records.identifier;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RegionCodeTest {

    @ParameterizedTest
    @CsvSource({ "50,50", "500000,50", "500100,5001", "500106,500106", "500106000000,500106", "500106001000,500106001",
            "500106001002,500106001002", "500000000000,50", "441900000,4419", "US,US", "US-AL,US-AL" })
    void zerosThatOnlyFillUpAreDropped(String text, String code) {
        assertThat(RegionCode.parse(text)).map(RegionCode::code).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "5", "500", "50010", "5001061", "05", "00", "5001060011", "us", "USA", "US-",
            "US-ABCD",
            "50 ", "５０" })
    void otherTextsAreRefused(String text) {
        assertThat(RegionCode.parse(text)).isEmpty();
    }

    @Test
    void thePathHoldsAllParentsTheLargestFirst() {
        assertThat(new RegionCode("500106001002").path()).containsExactly("50", "5001", "500106", "500106001",
                "500106001002");
        assertThat(new RegionCode("US-AL").path()).containsExactly("US", "US-AL");
    }

    @Test
    void aTownDirectlyUnderAPrefectureHasNoCountyInItsPath() {
        assertThat(new RegionCode("441900003").path()).isEqualTo(List.of("44", "4419", "441900003"));
    }

    @Test
    void aCodeWithFillingZerosIsNotTheShortestForm() {
        assertThatThrownBy(() -> new RegionCode("500000")).isInstanceOf(IllegalArgumentException.class);
    }
}
