package org.yijian.records.ledger.database;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DerivedIdTest {

    @Test
    void theSameNamesGiveTheSameIdOfVersionEight() {
        // When
        UUID id = DerivedId.of("record", "civil-affairs", "finding", "1");
        // Then
        assertThat(id).isEqualTo(DerivedId.of("record", "civil-affairs", "finding", "1"));
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void namesDoNotRunTogether() {
        assertThat(DerivedId.of("ab", "c")).isNotEqualTo(DerivedId.of("a", "bc"));
    }

    @Test
    void theOrderIsThatOfTheDatabase() {
        // Given
        UUID small = UUID.fromString("00000000-0000-8000-8000-000000000000");
        UUID large = UUID.fromString("f0000000-0000-8000-8000-000000000000");
        // When / Then
        assertThat(List.of(large, small).stream().sorted(DerivedId.ORDER)).containsExactly(small, large);
    }
}
