package org.yijian.records.display;

import java.util.Locale;
import java.util.regex.Pattern;
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

/** A short title of a record for lists: what it is, then what tells it from others. */
public final class RecordTitles {

    /** Most characters of the part after the colon. */
    private static final int LONGEST = 60;

    private static final Pattern SPACE = Pattern.compile("\\s+");

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
        String rest = Stream.of(parts).filter(part -> part != null).collect(Collectors.joining(" "));
        return rest.isEmpty() ? what : what + (chinese ? "：" : ": ") + excerpt(rest);
    }

    private static String excerpt(String text) {
        String line = text.length() > 4 * LONGEST ? text.substring(0, 4 * LONGEST) : text;
        line = SPACE.matcher(line).replaceAll(" ").strip();
        if (line.codePointCount(0, line.length()) <= LONGEST) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, LONGEST)).strip() + "…";
    }
}
