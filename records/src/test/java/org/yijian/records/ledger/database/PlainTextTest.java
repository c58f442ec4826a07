package org.yijian.records.ledger.database;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlainTextTest {

    @Test
    void plainTextStaysAsItIs() {
        assertThat(PlainText.clean("长者之家 𠮷 a")).isEqualTo("长者之家 𠮷 a");
        assertThat(PlainText.key("F-1")).isEqualTo("F-1");
    }

    @Test
    void whateverComesFitsIntoAColumn() {
        Random random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            // Given
            String text = random.ints(random.nextInt(300), 0, 0x10000).filter(unit -> random.nextBoolean() || unit == 0)
                    .collect(StringBuilder::new, (builder, unit) -> builder.append((char) unit), StringBuilder::append)
                    .toString();
            // When
            String clean = PlainText.key(text);
            // Then
            assertThat(clean).doesNotContain("\0");
            assertThat(new String(clean.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).isEqualTo(clean);
            assertThat(clean.length()).isLessThanOrEqualTo(200);
        }
    }

    @Test
    void longKeysThatBeginAlikeStayDifferent() {
        assertThat(PlainText.key("a".repeat(500) + "1")).isNotEqualTo(PlainText.key("a".repeat(500) + "2"));
    }
}
