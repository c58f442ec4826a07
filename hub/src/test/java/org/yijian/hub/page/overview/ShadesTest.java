package org.yijian.hub.page.overview;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ShadesTest {

    @Test
    void eachClassHoldsAboutAsManyAndTheMostIsTheDarkest() {
        // When
        Shades shades = Shades.of(List.of(0L, 1L, 2L, 3L, 10L, 20L, 40L, 400L, 500L));
        // Then
        assertThat(shades.of(0)).isZero();
        assertThat(List.of(1L, 3L, 20L, 500L)).extracting(shades::of).containsExactly(1, 2, 3, 4);
        assertThat(shades.legend()).extracting(Shades.Key::text).containsExactly("0", "1–2", "3–19", "20–399", "≥ 400");
    }

    @Test
    void fewDifferentNumbersMakeFewClasses() {
        assertThat(Shades.of(List.of(0L, 0L)).legend()).hasSize(1);
        assertThat(Shades.of(List.of(7L, 7L, 7L)).of(7)).isEqualTo(4);
        assertThat(Shades.of(List.of(7L)).legend()).extracting(Shades.Key::text).containsExactly("0", "≥ 7");
    }

    @Test
    void theStepOfTheScaleIsRound() {
        assertThat(List.of(0L, 4L, 5L, 9L, 21L, 81L, 5_000L)).extracting(MonthChart::step).containsExactly(1L, 1L, 2L,
                5L, 10L, 50L, 2_000L);
    }
}
