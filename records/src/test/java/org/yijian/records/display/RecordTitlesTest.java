package org.yijian.records.display;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.yijian.records.Kind;
import org.yijian.records.SampleRecords;
import org.yijian.records.body.Claim;
import org.yijian.records.body.ClaimType;

import static org.assertj.core.api.Assertions.assertThat;

class RecordTitlesTest {

    @Test
    void aTitleSaysWhatTheRecordIsAndWhatTellsItFromOthers() {
        assertThat(RecordTitles.chinese(SampleRecords.of(Kind.FINDING)))
                .isEqualTo("重大隐患：GB 38600-2019 4.2 疏散通道堆放杂物：\"轮椅\"\\床垫 二层");
        assertThat(RecordTitles.title(SampleRecords.of(Kind.INCIDENT), Locale.ENGLISH))
                .isEqualTo("Fire, Alarm: 三层烟感报警");
        assertThat(RecordTitles.chinese(SampleRecords.of(Kind.COMPLAINT))).isEqualTo("投诉：饭菜凉了");
    }

    @Test
    void everyKindHasATitleInBothLanguages() {
        assertThat(SampleRecords.all()).allSatisfy(record -> {
            assertThat(RecordTitles.chinese(record)).contains("：");
            assertThat(RecordTitles.title(record, Locale.ENGLISH)).contains(": ");
        });
    }

    @Test
    void longTextsAreCutBetweenCharacters() {
        // Given
        Claim claim = new Claim(ClaimType.SANCTION, null, null, null, "𠮷".repeat(100), null, null);
        // When / Then
        assertThat(RecordTitles.chinese(SampleRecords.with(claim))).isEqualTo("处理：" + "𠮷".repeat(60) + "…");
    }

    @Test
    void aValueIsLabelledByItsFieldInBothLanguages() {
        assertThat(Labels.of("severity", "major", Locale.CHINA)).isEqualTo("重大");
        assertThat(Labels.of("licence.type", "food", Locale.ENGLISH)).isEqualTo("Food licence");
        assertThat(Labels.of("inspection.checklist.result", "fail", Locale.CHINESE)).isEqualTo("不合格");
        assertThat(Labels.of("kind", "finding", Locale.CHINESE)).isEqualTo("问题隐患");
        assertThat(Labels.of("sensitivity", "personal", Locale.ENGLISH)).isEqualTo("Personal");
        assertThat(Labels.of("severity", "unheard-of", Locale.CHINESE)).isEqualTo("unheard-of");
        assertThat(Labels.all("department", Locale.CHINESE)).hasSize(14).containsEntry("fire-rescue", "消防救援");
    }
}
