package org.yijian.search.query;

import java.time.LocalDate;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yijian.records.Department;
import org.yijian.records.body.Severity;
import org.yijian.search.SearchResult;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.search.TestRecords.ALL;
import static org.yijian.search.TestRecords.complaint;
import static org.yijian.search.TestRecords.finding;
import static org.yijian.search.TestRecords.query;
import static org.yijian.search.TestRecords.record;

class BoxSearchTest extends IndexedSearch {

    @BeforeEach
    void fill() throws InterruptedException {
        indexed(record("gas", Department.FIRE_RESCUE, "500106001", Sensitivity.INTERNAL, LocalDate.of(2026, 2, 10),
                finding("燃气管道老化", Severity.MAJOR)),
                record("kitchen", Department.HEALTH, "500107", Sensitivity.INTERNAL, LocalDate.of(2025, 7, 1),
                        finding("厨房燃气报警器失灵", Severity.GENERAL)),
                record("food", Department.HEALTH, "500106002", Sensitivity.INTERNAL, LocalDate.of(2026, 3, 5),
                        complaint("食堂饭菜", "老人反映食堂饭菜变质，多次腹泻")),
                record("food-2", Department.CIVIL_AFFAIRS, "500106002", Sensitivity.SENSITIVE,
                        LocalDate.of(2026, 3, 6), complaint("伙食问题", "养老院食堂饭菜变质，老人腹泻没人管")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "燃气 AND 厨房 | kitchen", "燃气 NOT 厨房 | gas", "燃气 -厨房 | gas",
            "管道 OR 报警器 | gas kitchen", "(管道 OR 食堂) AND kind:finding | gas", "类型:投诉 腹泻 | food food-2",
            "部门:消防 燃气 | gas", "severity:major | gas", "程度:重大 | gas", "地区:500107 | kitchen",
            "日期:2025 | kitchen", "date:2026-01..2026-02 | gas", "date:[2026-03-05 TO 2026-03-05] | food",
            "date:>=2026-03-06 | food-2", "number:foo* | food food-2", "编号:gas | gas", "\"饭菜变质\" NOT 没人管 | food",
            "NOT kind:finding | food food-2" })
    void operatorsAndFieldsMeanWhatTheySay(String text, String keys) {
        assertThat(found(text.strip())).containsExactlyInAnyOrder(
                java.util.Arrays.stream(keys.strip().split(" ")).map(BoxSearchTest::idOf).toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = { "AND", "燃气 AND", "OR 燃气", "((燃气", "燃气)", "NOT", "kind:", "date:昨天", "number:*", "*", "*燃气",
            "/.*/", "name:*院", "[a TO", "a:b:c", "-", "NOT NOT NOT", "like:nobody", "\"", "燃气 AND (", "() ()",
            "date:9999-99-99", "date:2026-13", "~", "燃气^9999", "(((((((((((((((燃气)))))))))))))))" })
    void theBoxNeverFails(String text) {
        assertThat(search.search(query(text), ALL).tookMillis()).isNotNegative();
    }

    @Test
    void aWordThatIsRuledOutIsNotMarked() {
        String highlight = search.search(query("燃气 NOT 厨房"), ALL).hits().getFirst().highlight();
        assertThat(highlight).contains("<mark>燃气</mark>");
    }

    @Test
    void complaintsLikeOneAreFoundAndTheOneItselfIsNot() {
        assertThat(found("like:" + idOf("food"))).containsExactly(idOf("food-2"));
    }

    @Test
    void nothingIsLikeARecordThatMayNotBeSeen() {
        // Given
        AccessScope open = new AccessScope("open", true, java.util.Set.of(), java.util.Set.of("*"),
                Sensitivity.INTERNAL);

        // When
        SearchResult hidden = search.search(query("like:" + idOf("food-2")), open);

        // Then
        assertThat(hidden.total()).isZero();
    }
}
