package org.yijian.hub.page;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.body.Body;
import org.yijian.records.body.ChecklistItem;
import org.yijian.records.body.Inspection;
import org.yijian.records.body.Named;
import org.yijian.records.personal.PersonalFields;

/**
 * The fields of a record with their labels, in the order in which the kind declares them. Fields without a value are
 * left out. Goes by the record's own components, so that a new field shows as soon as it has a label.
 */
final class RecordFields {

    private static final Set<String> LONG = Set.of("description", "text", "reply", "reason", "handling", "conclusion");
    /** Shown with the amounts that they belong to. */
    private static final Set<String> BESIDE = Set.of("currency");

    private final Wording wording;

    RecordFields(Wording wording) {
        this.wording = wording;
    }

    /**
     * One field.
     *
     * @param label in words
     * @param value in words
     * @param large whether it is a text that needs the whole width
     */
    record Field(String label, String value, boolean large) {}

    List<Field> of(CanonicalRecord record) {
        Body body = record.body();
        List<Field> fields = new ArrayList<>();
        for (RecordComponent component : body.getClass().getRecordComponents()) {
            String name = component.getName();
            if (!BESIDE.contains(name)) {
                words(name, value(component, body), body).ifPresent(
                        words -> fields.add(new Field(label(record, name), words, LONG.contains(name))));
            }
        }
        return fields;
    }

    private String label(CanonicalRecord record, String name) {
        String own = "field." + record.kind().wire() + "." + name;
        String common = wording.text("field." + name);
        return Objects.requireNonNullElse(wording.messages().getMessage(own, null, common, wording.locale()), common);
    }

    private static @Nullable Object value(RecordComponent component, Body body) {
        try {
            return component.getAccessor().invoke(body);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("unreadable component " + component, e);
        }
    }

    private Optional<String> words(String name, @Nullable Object value, Body body) {
        return switch (value) {
            case null -> Optional.empty();
            case Named named -> Optional.of(wording.named(named));
            case LocalDate day -> Optional.of(wording.day(day));
            case Boolean yes -> Optional.of(wording.text(yes ? "yes" : "no"));
            case BigDecimal amount -> Optional.of(amount(amount, body));
            case Double degrees -> Optional.of("%.5f°".formatted(degrees));
            case Number number -> Optional.of(wording.count(number.longValue()));
            case Collection<?> many -> many.isEmpty()
                    ? Optional.empty()
                    : Optional
                            .of(many.stream().map(one -> item(name, one)).collect(Collectors.joining(separator(body))));
            default -> Optional.of(
                    value.equals(PersonalFields.ERASED) ? wording.text("field.erased") : value.toString());
        };
    }

    private String separator(Body body) {
        return body instanceof Inspection || !wording.chinese() ? "; " : "、";
    }

    private String item(String name, Object one) {
        if (one instanceof ChecklistItem item) {
            String note = item.note() == null ? "" : " (" + item.note() + ")";
            return item.clause() + " " + wording.named(item.result()) + note;
        }
        return name.equals("departments") ? wording.department(one.toString()) : one.toString();
    }

    private static String currency(Body body) {
        for (RecordComponent component : body.getClass().getRecordComponents()) {
            if (component.getName().equals("currency")) {
                Object value = value(component, body);
                return value == null ? "" : value.toString();
            }
        }
        return "";
    }

    private String amount(BigDecimal amount, Body body) {
        String currency = currency(body);
        Map<String, String> signs = Map.of("CNY", "¥", "USD", "US$");
        String digits = String.format(java.util.Locale.ROOT, "%,.2f", amount);
        return signs.containsKey(currency) ? signs.get(currency) + digits : (digits + " " + currency).strip();
    }
}
