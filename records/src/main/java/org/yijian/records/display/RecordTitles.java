package org.yijian.records.display;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.body.Claim;
import org.yijian.records.body.Complaint;
import org.yijian.records.body.Credit;
import org.yijian.records.body.Facility;
import org.yijian.records.body.Finding;
import org.yijian.records.body.Incident;
import org.yijian.records.body.Inspection;
import org.yijian.records.body.Licence;
import org.yijian.records.body.Named;
import org.yijian.records.body.Practitioner;
import org.yijian.records.personal.PersonalFields;

/** A short title of a record for lists: what it is, then what tells it from others. */
public final class RecordTitles {

    /** Most characters of the part after the colon. */
    private static final int LONGEST = 60;

    private RecordTitles() {
    }

    /** The title in Chinese, for example {@code 重大隐患：F-0835 疏散通道堆放杂物}. */
    public static String chinese(CanonicalRecord record) {
        return title(record, Locale.CHINESE);
    }

    /** The title in the language of the locale: Chinese for {@code zh}, English for every other. */
    public static String title(CanonicalRecord record, Locale locale) {
        boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
        return switch (record.body()) {
            case Facility facility -> join(chinese, label(facility.type(), locale), facility.name());
            case Licence licence -> join(chinese, label(licence.type(), locale), licence.number(), licence.scope());
            case Inspection inspection -> join(chinese, label(inspection.type(), locale), inspection.plan(),
                    inspection.conclusion());
            case Finding finding -> join(chinese, findingLabel(finding, locale, chinese), finding.clause(),
                    finding.description());
            case Complaint complaint -> join(chinese, chinese ? "投诉" : "Complaint", complaint.subject());
            case Credit credit -> join(chinese, label(credit.type(), locale), credit.documentNumber(),
                    credit.reason());
            case Incident incident -> join(chinese,
                    label(incident.type(), locale) + (chinese ? "·" : ", ") + label(incident.level(), locale),
                    incident.description());
            case Claim claim -> join(chinese, label(claim.type(), locale), claim.period(), claim.description());
            case Practitioner practitioner -> join(chinese, chinese ? "从业人员" : "Practitioner", practitioner.role(),
                    practitioner.maskedName());
        };
    }

    private static String label(Named named, Locale locale) {
        return Labels.of(named, locale);
    }

    private static String findingLabel(Finding finding, Locale locale, boolean chinese) {
        String severity = label(finding.severity(), locale);
        return chinese ? severity + "隐患" : severity + " finding";
    }

    private static String join(boolean chinese, String what, @Nullable String... parts) {
        String rest = Stream.of(parts).filter(part -> part != null && !part.equals(PersonalFields.MASKED))
                .collect(Collectors.joining(" "));
        return rest.isEmpty() ? what : what + (chinese ? "：" : ": ") + excerpt(rest);
    }

    /** The beginning, with single spaces; no more of the text is looked at than is shown. */
    private static String excerpt(String text) {
        StringBuilder excerpt = new StringBuilder(2 * LONGEST);
        int shown = 0;
        boolean space = false;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int point = text.codePointAt(at);
            if (Character.isWhitespace(point)) {
                space = shown > 0;
                continue;
            }
            shown += space ? 2 : 1;
            if (shown > LONGEST) {
                return excerpt.append('…').toString();
            }
            excerpt.append(space ? " " : "").appendCodePoint(point);
            space = false;
        }
        return excerpt.toString();
    }
}
