package org.yijian.hub.page.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.hub.page.Wording;
import org.yijian.records.display.RecordTitles;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.supervision.dossier.Dossier;
import org.yijian.supervision.dossier.DueFinding;
import org.yijian.supervision.dossier.IdentityField;
import org.yijian.supervision.dossier.LicenceEntry;

/** A facility's file as a workbook: identity with every source, licences, what is due, and all records. */
public final class DossierWorkbook {

    private final Wording wording;
    private final Map<Long, Long> logIndexes;
    private final String mark;

    private DossierWorkbook(Wording wording, Map<Long, Long> logIndexes, String mark) {
        this.wording = wording;
        this.logIndexes = logIndexes;
        this.mark = mark;
    }

    /**
     * Writes it.
     *
     * @param logIndexes by leaf id, of all that is in the file
     * @param account who takes it
     * @param purpose what for
     * @param now when
     */
    public static ExportedFile of(Dossier dossier, Map<Long, Long> logIndexes, Account account, StatedPurpose purpose,
            Instant now, Wording wording) {
        String name = dossier.identity().value(IdentityField.NAME);
        String mark = wording.text("export.mark", account.label(wording.locale()), account.name(),
                wording.moment(now), purpose.described(wording.chinese()).orElse(wording.text("export.noPurpose")));
        byte[] content = new DossierWorkbook(wording, logIndexes, mark).write(dossier);
        return new ExportedFile(wording.text("export.dossier.file", name == null ? dossier.facilityId() : name)
                + ".xlsx", content);
    }

    private byte[] write(Dossier dossier) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Yijian", "1.0")) {
            identity(dossier, book);
            licences(dossier, book);
            due(dossier, book);
            timeline(dossier, book);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private Sheet sheet(Workbook book, String key, List<String> columns, List<Integer> widths) {
        return new Sheet(book, wording.text(key), mark,
                columns.stream().map(column -> wording.text("export." + column)).toList(), widths);
    }

    private void identity(Dossier dossier, Workbook book) {
        Sheet sheet = sheet(book, "dossier.identity", List.of("field", "value", "department", "recorded", "log"),
                List.of(20, 40, 14, 24, 12));
        dossier.identity().items().forEach(item -> item.statements()
                .forEach(fact -> sheet.row(List.of(item.field().label(wording.locale()),
                        wording.identity(item.field(), fact.value()),
                        wording.department(fact.department().wire()), wording.moment(fact.recordedAt()),
                        log(fact.leafId())))));
    }

    private void licences(Dossier dossier, Workbook book) {
        Sheet sheet = sheet(book, "dossier.licences", List.of("type", "number", "state", "validTo", "log"),
                List.of(20, 34, 14, 20, 12));
        dossier.licences().forEach(entry -> sheet.row(licence(entry)));
    }

    private List<String> licence(LicenceEntry entry) {
        return List.of(wording.named(entry.licence().type()), text(entry.licence().number()),
                wording.validity(entry.validity()), wording.validTo(entry.licence()),
                log(entry.stored().leafId()));
    }

    private void due(Dossier dossier, Workbook book) {
        Sheet sheet = sheet(book, "dossier.due", List.of("severity", "title", "text", "deadline", "daysLeft", "log"),
                List.of(10, 40, 60, 18, 12, 12));
        dossier.due().forEach(due -> sheet.row(due(due)));
    }

    private List<String> due(DueFinding due) {
        return List.of(wording.severity(due.finding().severity().wire()),
                RecordTitles.title(due.stored().record(), wording.locale()), text(due.finding().description()),
                due.deadline() == null ? "" : wording.day(due.deadline()),
                due.daysLeft() == null ? "" : due.daysLeft().toString(), log(due.stored().leafId()));
    }

    private void timeline(Dossier dossier, Workbook book) {
        Sheet sheet = sheet(book, "dossier.timeline",
                List.of("date", "kind", "title", "department", "source", "recorded", "log", "id"),
                List.of(20, 12, 60, 14, 18, 24, 12, 38));
        dossier.timeline().forEach(stored -> sheet.row(entry(stored)));
    }

    private List<String> entry(StoredRecord stored) {
        var record = stored.record();
        return List.of(wording.time(record.occurredAt()), wording.kind(record.kind().wire()),
                RecordTitles.title(record, wording.locale()), wording.department(record.department().wire()),
                record.source(), wording.moment(stored.recordedAt()), log(stored.leafId()), stored.id().toString());
    }

    private String log(long leafId) {
        return wording.logIndex(logIndexes.get(leafId));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
