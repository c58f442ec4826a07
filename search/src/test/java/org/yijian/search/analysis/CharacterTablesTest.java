package org.yijian.search.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.ibm.icu.text.Transliterator;
import net.sourceforge.pinyin4j.PinyinHelper;
import net.sourceforge.pinyin4j.format.HanyuPinyinOutputFormat;
import net.sourceforge.pinyin4j.format.HanyuPinyinToneType;
import net.sourceforge.pinyin4j.format.HanyuPinyinVCharType;
import net.sourceforge.pinyin4j.format.exception.BadHanyuPinyinOutputFormatCombination;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CharacterTablesTest {

    private static final char FIRST = 0x4E00;
    private static final char LAST = 0x9FFF;

    @Test
    void everyTraditionalCharacterHasTheSimplifiedFormThatIcuGivesIt() {
        Transliterator icu = Transliterator.getInstance("Traditional-Simplified");
        List<String> differing = new ArrayList<>();
        for (char character = FIRST; character <= LAST; character++) {
            String expected = icu.transliterate(String.valueOf(character));
            if (expected.length() == 1 && expected.charAt(0) != SimplifiedForms.of(character)) {
                differing.add(character + expected);
            }
        }
        assertThat(differing).isEmpty();
        assertThat(SimplifiedForms.of("養老院護理員後裏鐘")).isEqualTo("养老院护理员后里钟");
    }

    @Test
    void everyReadingThatPinyinGivesACharacterIsKnown() throws BadHanyuPinyinOutputFormatCombination {
        // Given
        HanyuPinyinOutputFormat format = new HanyuPinyinOutputFormat();
        format.setToneType(HanyuPinyinToneType.WITHOUT_TONE);
        format.setVCharType(HanyuPinyinVCharType.WITH_V);
        Set<String> noSyllables = Set.of("e^", "hng", "m", "n", "ng", "r", "yiao", "qui");

        // When
        List<String> missing = new ArrayList<>();
        for (char character = FIRST; character <= LAST; character++) {
            String[] readings = PinyinHelper.toHanyuPinyinStringArray(character, format);
            Set<String> expected = readings == null ? Set.of() : new HashSet<>(Arrays.asList(readings));
            for (String reading : expected) {
                if (!noSyllables.contains(reading) && !Syllables.of(character).contains(reading)) {
                    missing.add(character + reading);
                }
            }
        }

        // Then
        assertThat(missing).isEmpty();
    }

    @Test
    void theUsualReadingComesFirst() {
        assertThat(Syllables.of('重').getFirst()).isIn("zhong", "chong");
        assertThat(Syllables.of('乐')).startsWith("le").contains("yue");
        assertThat(Syllables.of('行')).contains("xing", "hang");
        assertThat(Syllables.of('A')).isEmpty();
    }
}
