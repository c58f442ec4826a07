package org.yijian.search.analysis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TermScannerTest {

    private static List<String> terms(String text) {
        TermScanner scanner = new TermScanner();
        scanner.reset(text);
        List<String> terms = new ArrayList<>();
        while (scanner.next()) {
            terms.add(scanner.term());
        }
        return terms;
    }

    @Test
    void chineseGivesPairsAndTheLastCharacter() {
        assertThat(terms("消防通道")).containsExactly("消防", "防通", "通道", "道");
        assertThat(terms("火")).containsExactly("火");
        assertThat(terms("消防，通道")).containsExactly("消防", "防", "通道", "道");
    }

    @Test
    void charactersOutsideTheBasicPlaneStayWhole() {
        assertThat(terms("𠮷野家")).containsExactly("𠮷野", "野家", "家");
        assertThat(terms("𠮷")).containsExactly("𠮷");
    }

    @Test
    void wordsAreFolded() {
        assertThat(terms("Résidents' DOORS’ ｗｉｄｅ")).containsExactly("resident", "door", "wide");
        assertThat(terms("don't the resident's")).containsExactly("dont", "the", "resident");
        assertThat(terms("facilities glass bus policies")).containsExactly("facility", "glass", "bus", "policy");
        assertThat(terms("straße Ελλάδα")).containsExactly("strasse", "ελλάδα");
    }

    @Test
    void numbersKeepTheirPoints() {
        assertThat(terms("GB 38600-2019 4.2. F-0835 12345热线")).containsExactly("gb", "38600", "2019", "4.2", "f",
                "0835", "12345", "热线", "线");
    }

    @Test
    void longWordsAreCut() {
        assertThat(terms("x".repeat(150))).extracting(String::length).containsExactly(64, 64, 22);
    }

    @Test
    void anyTextGivesTheSameTermsToLuceneWithOffsetsInside() throws IOException {
        Random random = new Random(4);
        try (RecordAnalyzer analyzer = new RecordAnalyzer()) {
            for (int round = 0; round < 500; round++) {
                // Given
                StringBuilder random16 = new StringBuilder();
                for (int length = random.nextInt(3_000); length > 0; length--) {
                    random16.append(
                            (char) (random.nextInt(3) == 0 ? random.nextInt(0x10000) : 0x20 + random.nextInt(0x60)));
                }
                String text = random16.toString();

                // When
                List<String> analysed = new ArrayList<>();
                try (TokenStream stream = analyzer.tokenStream("text", text)) {
                    OffsetAttribute offset = stream.getAttribute(OffsetAttribute.class);
                    CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
                    stream.reset();
                    while (stream.incrementToken()) {
                        assertThat(offset.startOffset()).isLessThan(offset.endOffset());
                        assertThat(offset.endOffset()).isLessThanOrEqualTo(text.length());
                        analysed.add(term.toString());
                    }
                    stream.end();
                }

                // Then
                assertThat(analysed).isEqualTo(terms(text));
            }
        }
    }
}
