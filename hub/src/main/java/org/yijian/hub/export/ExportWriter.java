package org.yijian.hub.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.web.util.HtmlUtils;
import org.yijian.hub.page.Wording;
import org.yijian.hub.page.export.RowFile;
import org.yijian.hub.page.export.TableFormat;
import org.yijian.records.json.RecordJson;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.LogIndexes;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.search.SearchResult;
import org.yijian.security.access.AccessScope;
import tools.jackson.databind.json.JsonMapper;

/** Writes what was granted, some hundred records at a time, so that any number takes the same memory. */
final class ExportWriter {

    private static final int TOGETHER = 250;
    private static final List<String> COLUMNS = List.of("date", "kind", "title", "facility", "department", "region",
            "severity", "sensitivity", "text", "log", "id", "facilityId");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Source source;
    private final LedgerReader ledger;
    private final LogIndexes indexes;
    private final Watermark mark;

    /** Where the records come from. */
    @FunctionalInterface
    interface Source {
        /** Gives the records of an export that was granted, newest first, without holding them. */
        void each(ExportDesk.Granted granted, Consumer<SearchResult.Hit> taker);
    }

    ExportWriter(Source source, LedgerReader ledger, LogIndexes indexes, Watermark mark) {
        this.source = source;
        this.ledger = ledger;
        this.indexes = indexes;
        this.mark = mark;
    }

    /** A table for people. */
    void table(ExportDesk.Granted granted, TableFormat format, Wording wording, OutputStream out) throws IOException {
        List<String> headings = COLUMNS.stream().map(column -> wording.text("export." + column)).toList();
        try (RowFile file = format.open(out, wording.text("export.search.sheet"), mark.lines(granted, wording),
                headings)) {
            blocks(granted, block -> {
                Map<Long, Long> places = places(block);
                for (SearchResult.Hit hit : block) {
                    file.row(cells(hit, wording, places));
                }
            });
        }
    }

    private static List<String> cells(SearchResult.Hit hit, Wording wording, Map<Long, Long> places) {
        String severity = hit.severity();
        String facility = hit.facilityName();
        return List.of(wording.time(hit.occurredAt()), wording.kind(hit.kind()), hit.title(wording.locale()),
                facility == null ? "" : facility, wording.department(hit.department()), wording.region(hit.region()),
                severity == null ? "" : wording.severity(severity), wording.sensitivity(hit.sensitivity()),
                plain(hit.highlight()), wording.logIndex(places.get(hit.leafId())), hit.id(), hit.facilityId());
    }

    private static String plain(String highlight) {
        return HtmlUtils.htmlUnescape(highlight.replace("<mark>", "").replace("</mark>", ""));
    }

    /** JSON Lines for machines: first the mark, then a record a line as the API shows it, personal fields masked. */
    void lines(ExportDesk.Granted granted, OutputStream out) throws IOException {
        BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        line(buffered, JSON.writeValueAsBytes(Map.of("export", head(granted))));
        AccessScope scope = granted.purpose().scope(granted.account().scope());
        blocks(granted, block -> {
            Map<Long, Long> places = places(block);
            Map<UUID, StoredRecord> stored = ledger
                    .records(block.stream().map(hit -> UUID.fromString(hit.id())).toList(), scope).stream()
                    .collect(Collectors.toMap(StoredRecord::id, Function.identity(), (one, same) -> one));
            for (SearchResult.Hit hit : block) {
                StoredRecord record = stored.get(UUID.fromString(hit.id()));
                if (record != null) {
                    write(buffered, record, places);
                }
            }
            buffered.flush();
        });
        buffered.flush();
    }

    private Map<String, Object> head(ExportDesk.Granted granted) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("account", granted.account().name());
        head.put("at", granted.at().toString());
        head.put("hub", mark.hub());
        head.put("query", granted.search().plain());
        head.put("records", granted.records());
        var purpose = granted.purpose().purpose();
        if (purpose != null) {
            head.put("purpose", purpose.wire());
            head.put("case", String.valueOf(granted.purpose().caseId()));
        }
        head.put("leaf", granted.leaf());
        Long place = mark.place(granted.leaf());
        if (place != null) {
            head.put("logIndex", place);
        }
        return head;
    }

    private static void write(OutputStream out, StoredRecord stored, Map<Long, Long> places) throws IOException {
        Long place = places.get(stored.leafId());
        String head = "{\"id\":\"" + stored.id() + "\",\"revision\":" + stored.revision() + ",\"facilityId\":\""
                + stored.facilityId() + "\",\"logIndex\":" + place + ",\"record\":";
        out.write(head.getBytes(StandardCharsets.UTF_8));
        out.write(RecordJson.write(stored.record()));
        line(out, "}".getBytes(StandardCharsets.UTF_8));
    }

    private static void line(OutputStream out, byte[] line) throws IOException {
        out.write(line);
        out.write('\n');
    }

    private Map<Long, Long> places(List<SearchResult.Hit> block) {
        return indexes.of(block.stream().map(SearchResult.Hit::leafId).distinct().toList());
    }

    /** Takes a block of records. */
    @FunctionalInterface
    private interface Block {
        void take(List<SearchResult.Hit> hits) throws IOException;
    }

    private void blocks(ExportDesk.Granted granted, Block taker) throws IOException {
        List<SearchResult.Hit> block = new ArrayList<>(TOGETHER);
        try {
            source.each(granted, hit -> {
                block.add(hit);
                if (block.size() == TOGETHER) {
                    take(block, taker);
                }
            });
            take(block, taker);
        } catch (UncheckedIOException e) { // whoever takes it has gone
            throw e.getCause();
        }
    }

    private static void take(List<SearchResult.Hit> block, Block taker) {
        try {
            if (!block.isEmpty()) {
                taker.take(List.copyOf(block));
            }
            block.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
