package org.yijian.search.query;

import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yijian.records.CanonicalRecord;
import org.yijian.search.TestRecords;
import org.yijian.search.TestRecords.Asking;
import org.yijian.security.error.FaultException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yijian.search.TestRecords.ALL;
import static org.yijian.search.TestRecords.query;

/** Queries that nobody should send. */
class HostileQueryTest extends IndexedSearch {

    @Test
    void garbageIsAnsweredWithoutAnError() throws InterruptedException {
        // Given
        indexed(TestRecords.various(200, 2).toArray(CanonicalRecord[]::new));
        Random random = new Random(3);
        String alphabet = "ab1火消防\"“”'*?:()[]{}~^\\/+-!&|<>\u0000\uD83D\uDE00\uD800\u3000\t\n.·ﬁÅ한カ％";

        // When / Then
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(search.search(query(text.toString()), ALL).total()).isBetween(0L, 200L);
        }
        assertThat(search.search(query("！？……"), ALL).total()).isZero();
        assertThat(search.search(query(" \u3000 "), ALL).total()).isEqualTo(200);
    }

    @Test
    void whatWouldCostTooMuchIsRefusedInBothLanguages() {
        assertThatThrownBy(() -> search.search(new Asking("").page(101, 100).query(), ALL))
                .isInstanceOfSatisfying(FaultException.class, refusal -> {
                    assertThat(refusal.fault().code().code()).isEqualTo("YJ-SEA-001");
                    assertThat(refusal.fault().text(Locale.CHINESE)).contains("翻页过深", "101", "10000");
                });
        assertThatThrownBy(() -> search.search(new Asking("").page(1, 101).query(), ALL))
                .hasMessageContaining("SEA-002");
        assertThatThrownBy(() -> search.search(new Asking("").page(0, 10).query(), ALL))
                .hasMessageContaining("SEA-002");
        assertThatThrownBy(() -> search.search(query("消".repeat(1_001)), ALL)).hasMessageContaining("SEA-003");
        assertThatThrownBy(() -> search.search(query(words(65)), ALL)).hasMessageContaining("SEA-004");
        assertThatThrownBy(() -> search.search(new Asking("").regions(words(101).split(" ")).query(), ALL))
                .hasMessageContaining("SEA-005");
    }

    private static String words(int count) {
        StringBuilder words = new StringBuilder();
        for (int number = 0; number < count; number++) {
            words.append("word").append(number).append(' ');
        }
        return words.toString().strip();
    }
}
