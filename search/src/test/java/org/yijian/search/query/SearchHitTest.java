package org.yijian.search.query;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.yijian.records.body.Severity;
import org.yijian.search.SearchResult.Hit;
import org.yijian.search.TestRecords.Asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.search.TestRecords.ALL;
import static org.yijian.search.TestRecords.facility;
import static org.yijian.search.TestRecords.finding;
import static org.yijian.search.TestRecords.query;
import static org.yijian.search.TestRecords.record;

/** What a hit shows. */
class SearchHitTest extends IndexedSearch {

    @Test
    void aHitShowsWhatItNeeds() throws InterruptedException {
        // Given
        indexed(record("home", facility("颐和养老院", "重庆市")),
                record("finding", finding("<b>消防</b> & \"通道\" 堵塞", Severity.MAJOR)));

        // When
        Hit hit = search.search(new Asking("消防").kinds("finding").query(), ALL).hits().getFirst();

        // Then
        assertThat(hit.highlight()).startsWith("&lt;b&gt;<mark>消防</mark>&lt;/b&gt; &amp; &quot;通道&quot; 堵塞");
        assertThat(hit.facilityName()).as("taken from the facility's own record").isEqualTo("颐和养老院");
        assertThat(hit.facilityId()).isEqualTo(idOf("facility"));
        assertThat(hit.occurredAt()).isEqualTo("2026-03-01T00:00:00+08:00");
        assertThat(hit.severity()).isEqualTo("major");
        assertThat(hit.region()).isEqualTo("500106001");
        assertThat(hit.leafId()).isEqualTo(1);
    }

    @Test
    void aHitIsTitledInBothLanguages() throws InterruptedException {
        // Given
        indexed(record("finding", finding("消防通道堵塞", Severity.MAJOR)));

        // When
        Hit hit = search.search(query("消防"), ALL).hits().getFirst();

        // Then
        assertThat(hit.title(Locale.SIMPLIFIED_CHINESE)).startsWith("重大隐患：").contains("消防通道堵塞");
        assertThat(hit.title(Locale.ENGLISH)).startsWith("Major finding: ").contains("消防通道堵塞");
    }
}
