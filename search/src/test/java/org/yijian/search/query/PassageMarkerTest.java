package org.yijian.search.query;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PassageMarkerTest {

    private static String mark(String query, String text) {
        return new PassageMarker(new PlainQueryReader().read(query).words()).mark(text);
    }

    @Test
    void matchesAreMarkedAndTheRestEscaped() {
        assertThat(mark("消防通道", "<消防通道> & 消防栓"))
                .isEqualTo("&lt;<mark>消防通道</mark>&gt; &amp; <mark>消防</mark>栓");
        assertThat(mark("door", "Exit DOORS' hinges")).isEqualTo("Exit <mark>DOORS</mark>&#39; hinges");
    }

    @Test
    void aPhraseIsMarkedOnlyWhereItStandsWhole() {
        assertThat(mark("\"exit doors\"", "exit the exit doors"))
                .isEqualTo("exit the <mark>exit</mark> <mark>doors</mark>");
    }

    @Test
    void aSingleIdeographIsMarkedAlone() {
        assertThat(mark("火", "灭火器与明火")).isEqualTo("灭<mark>火</mark>器与明<mark>火</mark>");
    }

    @Test
    void aLongTextIsCutAroundTheMostMatches() {
        // Given
        String text = "开头。".repeat(100) + "厨房 " + "中间。".repeat(100) + "厨房里燃气泄漏，厨房关闭" + "。结尾".repeat(100);

        // When
        String marked = mark("厨房 燃气", text);

        // Then
        assertThat(marked).startsWith("…").endsWith("…")
                .contains("<mark>厨房</mark>里<mark>燃气</mark>泄漏，<mark>厨房</mark>关闭");
        assertThat(marked.replaceAll("</?mark>", "").length()).isLessThanOrEqualTo(PassageMarker.LENGTH + 2);
    }

    @Test
    void withoutAMatchTheBeginningIsShown() {
        assertThat(mark("不在", "正文")).isEqualTo("正文");
        assertThat(mark("", "正文")).isEqualTo("正文");
    }

    @Test
    void nothingButMarksIsEverHtml() {
        Random random = new Random(8);
        String alphabet = "ab <>&\"'消防火mark/\uD83D\uDE00";
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(400); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String marked = mark("消防 a <mark> 火", text.toString());
            String rest = marked.replace("<mark>", "").replace("</mark>", "");
            assertThat(rest).doesNotContain("<", ">", "\"", "'");
            assertThat(marked.split("<mark>", -1)).hasSameSizeAs(marked.split("</mark>", -1));
        }
    }
}
