package org.yijian.hub.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.yijian.records.Department;
import org.yijian.records.Kind;
import org.yijian.records.body.IncidentLevel;
import org.yijian.records.body.Licence;
import org.yijian.records.body.Named;
import org.yijian.records.body.Severity;
import org.yijian.security.access.Sensitivity;
import org.yijian.supervision.dossier.IdentityField;
import org.yijian.supervision.dossier.LicenceEntry;

/**
 * Puts codes, dates and numbers into the words of one language.
 *
 * @param locale the language
 * @param messages the portal's texts
 * @param regions name of a region code in a language, or the code itself
 */
public record Wording(Locale locale, MessageSource messages, BiFunction<String, Locale, String> regions) {

    /** Times are told in China's time, whatever the machine's zone. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public boolean chinese() {
        return locale.getLanguage().equals("zh");
    }

    /** A text of the portal. */
    public String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** The words of this key, or these if there are none. */
    public String textOr(String key, String otherwise) {
        return Objects.requireNonNullElse(messages.getMessage(key, null, otherwise, locale), otherwise);
    }

    /** A field that partners leave out, by its label and as it is written in the terms. */
    public String leftOut(String path) {
        String label = textOr("field." + path.substring(path.lastIndexOf('.') + 1), path);
        return label.equals(path) ? path : text("feed.leftOut.field", label, path);
    }

    public String kind(String wire) {
        return Kind.fromWire(wire).map(kind -> chinese() ? kind.chinese() : kind.english()).orElse(wire);
    }

    public String department(String wire) {
        return Department.fromWire(wire).map(found -> chinese() ? found.chinese() : found.english()).orElse(wire);
    }

    public String region(String code) {
        return regions.apply(code, locale);
    }

    /** Severity of a finding or level of an incident; the words agree. */
    public String severity(String wire) {
        return Stream.<List<? extends Named>>of(List.of(Severity.values()), List.of(IncidentLevel.values()))
                .flatMap(List::stream).filter(named -> named.wire().equals(wire)).findFirst().map(this::named)
                .orElse(wire);
    }

    public String sensitivity(String wire) {
        return Arrays.stream(Sensitivity.values()).filter(level -> level.wire().equals(wire)).findFirst()
                .map(level -> chinese() ? level.chinese() : text("sensitivity." + level.wire())).orElse(wire);
    }

    public String named(Named named) {
        return chinese() ? named.chinese() : named.english();
    }

    /** One value of a facility's identity. */
    public String identity(IdentityField field, String value) {
        return field == IdentityField.REGION ? region(value) : field.display(value, locale);
    }

    public String validity(LicenceEntry.Validity validity) {
        return text("dossier.licence." + validity.name().toLowerCase(Locale.ROOT));
    }

    /** The last day a licence counts. */
    public String validTo(Licence licence) {
        LocalDate end = licence.validTo();
        return end == null ? text("dossier.licence.unlimited") : day(end);
    }

    public String day(OffsetDateTime time) {
        return day(time.atZoneSameInstant(ZONE).toLocalDate());
    }

    public String day(LocalDate day) {
        return format(chinese() ? "uuuu年M月d日" : "d MMM uuuu", day);
    }

    /** Day and time; only the day if it happened at the very start of a day, which is how sources write bare dates. */
    public String time(OffsetDateTime time) {
        var local = time.atZoneSameInstant(ZONE);
        return local.toLocalTime().toSecondOfDay() == 0 ? day(local.toLocalDate()) : moment(time.toInstant());
    }

    public String moment(Instant time) {
        return format(chinese() ? "uuuu年M月d日 HH:mm:ss" : "d MMM uuuu HH:mm:ss", time.atZone(ZONE));
    }

    public String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** The log index as {@code #1234}, or a dash while the leaf waits for its place. */
    public String logIndex(@Nullable Long index) {
        return index == null ? text("log.pending") : "#" + index;
    }

    private String format(String pattern, TemporalAccessor time) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
    }
}
