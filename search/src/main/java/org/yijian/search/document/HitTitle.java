package org.yijian.search.document;

import java.util.Locale;

import org.yijian.records.CanonicalRecord;
import org.yijian.records.Kind;
import org.yijian.records.body.Practitioner;
import org.yijian.records.display.Labels;
import org.yijian.records.display.RecordTitles;

/** The title of a hit. */
final class HitTitle {

    private HitTitle() {
    }

    /** The record's title; that of a practitioner without even the masked name, which does not belong in an index. */
    static String of(CanonicalRecord record, Locale locale) {
        return record.body() instanceof Practitioner practitioner
                ? Labels.of(Kind.PRACTITIONER, locale) + (locale == Locale.CHINESE ? "：" : ": ") + practitioner.role()
                : RecordTitles.title(record, locale);
    }
}
