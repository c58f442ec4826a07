package org.yijian.search.access;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.search.SearchResult;
import org.yijian.search.TestRecords;
import org.yijian.search.index.IndexSettings;
import org.yijian.search.index.RecordIndex;
import org.yijian.search.query.IndexSearch;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.search.TestRecords.DAY;
import static org.yijian.search.TestRecords.complaint;
import static org.yijian.search.TestRecords.id;
import static org.yijian.search.TestRecords.query;
import static org.yijian.search.TestRecords.record;

class ScopedLikenessTest {

    private static final String SHORT = "老人夜间按铃无人应答护理员长期缺岗";
    private static final String LONG = "食堂饭菜变质家属多次反映未见整改且收费标准与合同约定不符押金拖延退还已逾两月仍无说法";
    private static final AccessScope CIVIL_AFFAIRS = new AccessScope("test", false, Set.of("civil-affairs"),
            Set.of("50"), Sensitivity.INTERNAL);

    @TempDir
    Path folder;

    private static CanonicalRecord complained(String key, Department department, String text) {
        return record(key, department, "500106001", Sensitivity.INTERNAL, DAY, complaint("投诉", text));
    }

    @Test
    void whatIsLikeARecordDoesNotDependOnRecordsThatAreHidden() throws InterruptedException {
        try (RecordIndex index = RecordIndex.open(folder, IndexSettings.standard())) {
            // Given
            IndexSearch search = new IndexSearch(index);
            index.apply(List.of(TestRecords.change(1, complained("asked", Department.CIVIL_AFFAIRS, SHORT + LONG),
                    complained("short", Department.CIVIL_AFFAIRS, SHORT),
                    complained("long", Department.CIVIL_AFFAIRS, LONG))));
            index.refresh();
            List<String> before = like(search);

            // When
            List<CanonicalRecord> hidden = new ArrayList<>();
            for (int number = 0; number < 300; number++) {
                hidden.add(complained("hidden-" + number, Department.HEALTH, SHORT));
            }
            index.apply(List.of(TestRecords.change(2, hidden.toArray(CanonicalRecord[]::new))));
            index.refresh();

            // Then
            assertThat(before).contains(id("short").toString(), id("long").toString());
            assertThat(like(search)).containsExactlyInAnyOrderElementsOf(before);
        }
    }

    private static List<String> like(IndexSearch search) {
        return search.search(query("like:" + id("asked")), CIVIL_AFFAIRS).hits().stream().map(SearchResult.Hit::id)
                .toList();
    }
}
