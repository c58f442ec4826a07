package org.yijian.search.query;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.body.Severity;
import org.yijian.search.SearchQuery.Sort;
import org.yijian.search.SearchResult;
import org.yijian.search.SearchResult.FacetCount;
import org.yijian.search.SearchResult.Hit;
import org.yijian.search.TestRecords;
import org.yijian.search.TestRecords.Asking;
import org.yijian.search.index.IndexSettings;
import org.yijian.search.index.RecordIndex;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.error.FaultException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yijian.search.TestRecords.ALL;
import static org.yijian.search.TestRecords.DAY;
import static org.yijian.search.TestRecords.complaint;
import static org.yijian.search.TestRecords.facility;
import static org.yijian.search.TestRecords.finding;
import static org.yijian.search.TestRecords.id;
import static org.yijian.search.TestRecords.query;
import static org.yijian.search.TestRecords.record;

class IndexSearchTest {

    @TempDir
    Path folder;

    private RecordIndex index;
    private IndexSearch search;

    @BeforeEach
    void open() {
        index = RecordIndex.open(folder, IndexSettings.standard());
        search = new IndexSearch(index);
    }

    @AfterEach
    void close() {
        index.close();
    }

    private void indexed(CanonicalRecord... records) throws InterruptedException {
        index.apply(List.of(TestRecords.change(index.position().sequence() + 1, records)));
        index.refresh();
    }

    private List<String> found(String text) {
        return ids(search.search(query(text), ALL));
    }

    private static List<String> ids(SearchResult result) {
        return result.hits().stream().map(Hit::id).toList();
    }

    private static String idOf(String key) {
        return id(key).toString();
    }

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

    @Test
    void filtersRestrictHitsAndCounts() throws InterruptedException {
        // Given
        indexed(record("a", Department.FIRE_RESCUE, "500106001", Sensitivity.INTERNAL, DAY,
                finding("消防", Severity.MAJOR)),
                record("b", Department.HEALTH, "500107", Sensitivity.INTERNAL, DAY.minusYears(1),
                        finding("消防", Severity.MINOR)),
                record("c", Department.FIRE_RESCUE, "US-AL", Sensitivity.INTERNAL, DAY.minusYears(2),
                        complaint("消防", "消防")));

        // When / Then
        assertThat(ids(search.search(new Asking("消防").departments("health").query(), ALL))).containsExactly(idOf("b"));
        assertThat(ids(search.search(new Asking("消防").kinds("complaint").query(), ALL))).containsExactly(idOf("c"));
        assertThat(ids(search.search(new Asking("").regions("50").query(), ALL))).containsExactly(idOf("a"), idOf("b"));
        assertThat(ids(search.search(new Asking("").regions("500106000000").query(), ALL))).containsExactly(idOf("a"));
        assertThat(ids(search.search(new Asking("").regions("US", "500107").query(), ALL))).containsExactly(idOf("b"),
                idOf("c"));
        assertThat(ids(search.search(new Asking("").severities("major").query(), ALL))).containsExactly(idOf("a"));
        assertThat(ids(search.search(new Asking("").between(DAY, DAY).query(), ALL))).containsExactly(idOf("a"));
        assertThat(ids(search.search(new Asking("").between(null, DAY.minusDays(1)).query(), ALL)))
                .containsExactly(idOf("b"), idOf("c"));
        assertThat(ids(search.search(new Asking("").facility(idOf("facility")).query(), ALL))).hasSize(3);
        assertThat(ids(search.search(new Asking("").facility("no id").query(), ALL))).isEmpty();
        assertThat(search.search(new Asking("消防").departments("fire-rescue").query(), ALL).facets().get("kind"))
                .containsExactly(new FacetCount("complaint", 1), new FacetCount("finding", 1));
    }

    @Test
    void facetsCountEveryHitAndRegionsBelowTheirCommonRoot() throws InterruptedException {
        // Given
        indexed(record("a", Department.HEALTH, "500106001", Sensitivity.PUBLIC, DAY, finding("消防", Severity.MAJOR)),
                record("b", Department.HEALTH, "500106002", Sensitivity.PUBLIC, DAY, finding("消防", Severity.MAJOR)),
                record("c", Department.POLICE, "500107", Sensitivity.PUBLIC, DAY.minusYears(1), complaint("消防", "")));

        // When
        var facets = search.search(query("消防"), ALL).facets();
        var county = search.search(new Asking("消防").regions("500106").query(), ALL).facets();

        // Then
        assertThat(facets.get("department")).containsExactly(new FacetCount("health", 2), new FacetCount("police", 1));
        assertThat(facets.get("severity")).containsExactly(new FacetCount("major", 2));
        assertThat(facets.get("year")).containsExactly(new FacetCount("2026", 2), new FacetCount("2025", 1));
        assertThat(facets.get("region")).containsExactly(new FacetCount("500106", 2), new FacetCount("500107", 1));
        assertThat(county.get("region")).containsExactly(new FacetCount("500106001", 1),
                new FacetCount("500106002", 1));
    }

    @Test
    void hitsAreSortedByDateOrSeverityAndPaged() throws InterruptedException {
        // Given
        CanonicalRecord[] records = new CanonicalRecord[25];
        for (int number = 0; number < records.length; number++) {
            records[number] = record("R" + number, Department.HEALTH, "50", Sensitivity.PUBLIC, DAY.minusDays(number),
                    finding("消防", number == 7 ? Severity.MAJOR : Severity.MINOR));
        }
        indexed(records);

        // When
        SearchResult second = search.search(new Asking("消防").sort(Sort.DATE).page(2, 10).query(), ALL);
        SearchResult last = search.search(new Asking("消防").sort(Sort.DATE).page(3, 10).query(), ALL);
        SearchResult gravest = search.search(new Asking("消防").sort(Sort.SEVERITY).page(1, 2).query(), ALL);

        // Then
        assertThat(second.total()).isEqualTo(25);
        assertThat(ids(second)).hasSize(10).startsWith(idOf("R10"));
        assertThat(ids(last)).hasSize(5).endsWith(idOf("R24"));
        assertThat(ids(search.search(new Asking("消防").page(4, 10).query(), ALL))).isEmpty();
        assertThat(ids(gravest)).containsExactly(idOf("R7"), idOf("R0"));
    }

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
    void withoutFacetsLargeNumbersAreLowerBounds() throws InterruptedException {
        // Given
        indexed(TestRecords.various(3_000, 1).toArray(CanonicalRecord[]::new));

        // When
        SearchResult counted = search.search(query("消防"), ALL);
        SearchResult quick = search.search(new Asking("消防").withoutFacets().query(), ALL);

        // Then
        assertThat(counted.totalExact()).isTrue();
        assertThat(counted.total()).isBetween(quick.total(), 3_000L);
        assertThat(quick.facets()).isEmpty();
    }

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
