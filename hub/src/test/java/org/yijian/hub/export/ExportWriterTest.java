package org.yijian.hub.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.hub.page.export.RowFile;
import org.yijian.hub.page.export.TableFormat;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.sample.SampleLedger;
import org.yijian.sample.SampleRecords;
import org.yijian.search.RecordSearch;
import org.yijian.search.SearchQuery;
import org.yijian.search.SearchResult;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Role;
import org.yijian.security.access.Sensitivity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ExportWriterTest {

    private static final int RECORDS = 10_000;
    private static final Account SUPERVISOR = new Account("supervisor", "主管", "Supervisor", Set.of(Role.SUPERVISOR),
            true, Set.of(), Set.of("*"), Sensitivity.SENSITIVE, true);

    /** Gives as many hits as there is room for, and counts how many were given. */
    private static final class Many implements RecordSearch {

        private long given;

        @Override
        public SearchResult search(SearchQuery query, AccessScope scope) {
            return new SearchResult(RECORDS, true, 0, java.util.Map.of(), List.of());
        }

        @Override
        public void each(SearchQuery query, AccessScope scope, long most, Consumer<SearchResult.Hit> taker) {
            List<StoredRecord> seen = SampleRecords.all().stream()
                    .filter(stored -> SampleLedger.permitted(stored, scope)).toList();
            for (; given < most; given++) {
                StoredRecord stored = seen.get((int) (given % seen.size()));
                taker.accept(new SearchResult.Hit(stored.id().toString(), stored.record().kind().wire(),
                        stored.facilityId().toString(), null, stored.record().occurredAt(), "health", "500106", "题",
                        "title", "", null, "internal", stored.leafId()));
            }
        }
    }

    private static ExportWriter writer(Many search, SampleLedger ledger) {
        return new ExportWriter((granted, taker) -> search.each(granted.search().query(),
                granted.purpose().scope(granted.account().scope()), granted.records(), taker), ledger, ledger,
                new Watermark(ledger, "sample/log"));
    }

    @Test
    void tenThousandRecordsGoOutAsTheyAreRead() throws IOException {
        // Given
        Many search = new Many();
        SampleLedger ledger = new SampleLedger();
        ExportWriter writer = writer(search, ledger);
        long[] lines = new long[1];
        long[] held = new long[1];
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int one) {
                lines[0] += one == '\n' ? 1 : 0;
                held[0] = Math.max(held[0], search.given - lines[0]);
            }
        };
        // When
        writer.lines(new ExportDesk.Granted(ExportedSearch.of("kind=finding"), RECORDS, 7,
                Instant.parse("2026-05-01T00:00:00Z"), SUPERVISOR, StatedPurpose.NONE, null), counting);
        // Then
        assertThat(lines[0]).isEqualTo(RECORDS + 1);
        assertThat(held[0]).as("records read and not written, at most").isLessThan(1_000);
    }

    @Test
    void theFirstLineSaysWhoTookWhatAndPersonalRecordsStayOut() throws IOException {
        // Given
        Many search = new Many();
        SampleLedger ledger = new SampleLedger();
        ExportWriter writer = writer(search, ledger);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // When
        writer.lines(new ExportDesk.Granted(ExportedSearch.of("q=%E5%BA%B7%E4%B9%90"), 20, 7,
                Instant.parse("2026-05-01T00:00:00Z"), SUPERVISOR, StatedPurpose.NONE, null), out);
        // Then
        List<JsonNode> lines = out.toString(StandardCharsets.UTF_8).lines().map(JsonMapper.shared()::readTree).toList();
        JsonNode head = lines.getFirst().path("export");
        assertThat(head.path("account").asString()).isEqualTo("supervisor");
        assertThat(head.path("query").asString()).isEqualTo("q=康乐");
        assertThat(head.path("logIndex").asLong()).isEqualTo(1007);
        assertThat(lines.subList(1, lines.size())).isNotEmpty()
                .noneMatch(line -> line.path("record").path("sensitivity").asString().equals("personal"));
    }

    @Test
    void whatASpreadsheetWouldRunIsText() throws IOException {
        // Given
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // When
        try (RowFile file = TableFormat.CSV.open(out, "表", List.of("标记"), List.of("甲", "乙"))) {
            for (String dangerous : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1")) {
                file.row(List.of(dangerous, "平常"));
            }
        }
        // Then
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.getFirst()).isEqualTo("\uFEFF标记");
        assertThat(lines.subList(2, lines.size())).hasSize(7)
                .allSatisfy(line -> assertThat(line.replace("\"", "")).startsWith("'").endsWith(",平常"));
    }

    @Test
    void aSearchIsKeptInOneFormWhateverElseStoodInTheAddress() {
        // Given
        LinkedMultiValueMap<String, String> given = new LinkedMultiValueMap<>();
        given.add("q", "康乐 & 松柏=1");
        given.add("kind", "finding");
        given.add("kind", "licence");
        given.add("page", "3");
        given.add("_csrf", "x");
        // When
        ExportedSearch kept = ExportedSearch.of(given);
        // Then
        assertThat(kept.text()).doesNotContain("csrf", "page", " ");
        assertThat(ExportedSearch.of(kept.text()).query()).isEqualTo(kept.query());
        assertThat(kept.query().text()).isEqualTo("康乐 & 松柏=1");
        assertThat(kept.query().kinds()).containsExactlyInAnyOrder("finding", "licence");
    }
}
