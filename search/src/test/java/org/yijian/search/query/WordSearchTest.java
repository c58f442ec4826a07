package org.yijian.search.query;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.yijian.records.body.Severity;
import org.yijian.search.SearchResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.search.TestRecords.ALL;
import static org.yijian.search.TestRecords.complaint;
import static org.yijian.search.TestRecords.facility;
import static org.yijian.search.TestRecords.finding;
import static org.yijian.search.TestRecords.query;
import static org.yijian.search.TestRecords.record;

/** What is typed finds what was written. */
class WordSearchTest extends IndexedSearch {

    @Test
    void aChineseWordIsFoundInsideARun() throws InterruptedException {
        // Given
        indexed(record("blocked", finding("三楼消防通道被杂物堵塞", Severity.MAJOR)),
                record("kitchen", finding("厨房卫生不达标", Severity.MINOR)));

        // When / Then
        assertThat(found("消防通道")).containsExactly(idOf("blocked"));
        assertThat(found("堵塞")).containsExactly(idOf("blocked"));
        assertThat(found("卫生")).containsExactly(idOf("kitchen"));
    }

    @Test
    void aLongRunIsCutIntoWordsAndTheRunItselfComesFirst() throws InterruptedException {
        // Given
        indexed(record("apart", finding("消防通道被杂物堵塞，消防通道照明堵塞，消防通道", Severity.MAJOR)),
                record("together", finding("该处消防通道堵塞，已要求当场清理并登记在整改台账中", Severity.MAJOR)),
                record("other", finding("消防通道畅通", Severity.MAJOR)));

        // When
        List<String> found = found("消防通道堵塞");

        // Then
        assertThat(found).containsExactly(idOf("together"), idOf("apart"));
    }

    @Test
    void aSingleIdeographIsFoundWhereverItStands() throws InterruptedException {
        // Given
        indexed(record("first", finding("火灾风险", Severity.MAJOR)), record("last", finding("存放明火", Severity.MAJOR)),
                record("alone", finding("火", Severity.MAJOR)), record("none", finding("食品", Severity.MAJOR)));

        // When / Then
        assertThat(found("火")).containsExactlyInAnyOrder(idOf("first"), idOf("last"), idOf("alone"));
    }

    @Test
    void englishIsFoundWhateverItsCaseNumberOrWidth() throws InterruptedException {
        // Given
        indexed(record("doors", finding("Provide exit DOORS for the residents' safety", Severity.MAJOR)));

        // When / Then
        assertThat(found("door")).hasSize(1);
        assertThat(found("Ｄｏｏｒ")).hasSize(1);
        assertThat(found("resident safety")).hasSize(1);
        assertThat(found("resident kitchen hygiene rules")).isEmpty();
    }

    @Test
    void quotationMarksMakeAPhrase() throws InterruptedException {
        // Given
        indexed(record("exact", finding("exit doors are open", Severity.MAJOR)),
                record("loose", finding("doors that lead to an exit", Severity.MAJOR)));

        // When / Then
        assertThat(found("\"exit doors\"")).containsExactly(idOf("exact"));
        assertThat(found("“exit doors”")).containsExactly(idOf("exact"));
        assertThat(found("exit doors")).hasSize(2);
    }

    @Test
    void identifiersAreFoundAsAWhole() throws InterruptedException {
        // Given
        indexed(record("GD-2026-0001", complaint("噪音", "夜间噪音")), record("GD-2026-0002", complaint("噪音", "夜间噪音")));

        // When / Then
        assertThat(found("gd-2026-0001")).containsExactly(idOf("GD-2026-0001"));
        assertThat(found("CMS:015133")).hasSize(2);
        assertThat(found("015133")).hasSize(2);
        assertThat(found("０１５１３３")).hasSize(2);
    }

    @Test
    void aFacilityWithTheVeryNameComesFirst() throws InterruptedException {
        // Given
        indexed(record("mention", complaint("颐和养老院 颐和养老院", "颐和养老院 颐和养老院 颐和养老院")),
                record("facility", facility("颐和养老院", "重庆市沙坪坝区某路一号，临近轻轨站，周边配套齐全")));

        // When / Then
        assertThat(found("颐和养老院").getFirst()).isEqualTo(idOf("facility"));
    }

    @Test
    void whatNobodyWroteSoIsFoundApproximatelyAndSaidToBeSo() throws InterruptedException {
        // Given
        indexed(record("named", facility("福寿康乐养老服务中心", "重庆")), record("far", facility("阳光之家", "重庆")));

        // When
        SearchResult result = search.search(query("福寿康东养老服务中心"), ALL);

        // Then
        assertThat(ids(result)).containsExactly(idOf("named"));
        assertThat(result.approximate()).isTrue();
        assertThat(result.total()).isEqualTo(1);
        assertThat(search.search(query("福寿康乐"), ALL).approximate()).isFalse();
    }
}
