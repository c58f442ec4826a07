package org.yijian.hub.lookup;

import java.time.DateTimeException;
import java.time.LocalDate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WrittenDayTest {

    @ParameterizedTest
    @ValueSource(strings = { "2026-03-01", "2026/3/1", "2026.3.1", "20260301", "2026年3月1日", " 2026-3-01 " })
    void aDayIsReadHoweverItIsWritten(String text) {
        assertThat(WrittenDay.read(text)).isEqualTo(LocalDate.of(2026, 3, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = { "01/03/2026", "2026-13-01", "2026-02-30", "2026031", "", "昨天" })
    void whatIsNoDayIsRefused(String text) {
        assertThatThrownBy(() -> WrittenDay.read(text)).isInstanceOf(DateTimeException.class);
    }
}
