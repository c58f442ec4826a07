package org.yijian.hub.alert;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.page.Wording;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.display.RecordTitles;
import org.yijian.records.ledger.StoredRecord;

/**
 * An alert as its line in the inbox.
 *
 * @param id its number
 * @param title what the record is called, or that there is one about a person
 * @param personal whether it is about a person
 * @param kind wire name; null if it is about a person
 * @param kindLabel in words
 * @param facility name of the facility as the record gives it; null if it does not
 * @param facilityId id of the facility
 * @param facts department, region and day, in words; empty if it is about a person
 * @param search number of the saved search
 * @param searchName what its owner calls it
 * @param news whether the record is new or was changed, in words
 * @param raisedAt when, in words
 * @param read whether it was read
 */
public record AlertView(long id, String title, boolean personal, @Nullable String kind, @Nullable String kindLabel,
        @Nullable String facility, @Nullable String facilityId, String facts, long search, String searchName,
        String news, String raisedAt, boolean read) {

    static AlertView of(AlertEntry entry, Wording wording) {
        StoredRecord stored = entry.current();
        String news = wording.text(entry.revision() > 1 ? "alert.changed" : "alert.new");
        String at = wording.moment(entry.raisedAt());
        if (stored == null) {
            return new AlertView(entry.id(), wording.text("alert.personal"), true, null, null, null, null, "",
                    entry.search(), entry.searchName(), news, at, entry.read());
        }
        CanonicalRecord record = stored.record();
        String facts = wording.department(record.department().wire()) + " · " + wording.region(record.region()) + " · "
                + wording.time(record.occurredAt());
        return new AlertView(entry.id(), title(record, wording), false, record.kind().wire(),
                wording.kind(record.kind().wire()), record.facility().name(), stored.facilityId().toString(), facts,
                entry.search(), entry.searchName(), news, at, entry.read());
    }

    private static String title(CanonicalRecord record, Wording wording) {
        return RecordTitles.title(record, wording.chinese() ? Locale.CHINESE : Locale.ENGLISH);
    }
}
