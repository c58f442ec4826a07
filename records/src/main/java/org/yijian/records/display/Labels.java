package org.yijian.records.display;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.yijian.records.Department;
import org.yijian.records.Kind;
import org.yijian.records.body.Named;
import org.yijian.records.form.Field;
import org.yijian.records.form.FieldType;
import org.yijian.records.form.Form;
import org.yijian.records.form.Forms;
import org.yijian.security.access.Sensitivity;

/** Labels of values in the language of the reader: Chinese for {@code zh}, English for every other. */
public final class Labels {

    private static final Map<String, Map<String, Label>> BY_FIELD = byField();

    private Labels() {
    }

    public static String of(Kind kind, Locale locale) {
        return new Label(kind.chinese(), kind.english()).in(locale);
    }

    public static String of(Department department, Locale locale) {
        return new Label(department.chinese(), department.english()).in(locale);
    }

    public static String of(Sensitivity sensitivity, Locale locale) {
        return label(sensitivity).in(locale);
    }

    public static String of(Named named, Locale locale) {
        return new Label(named.chinese(), named.english()).in(locale);
    }

    /**
     * The label of a wire name, for facets and table cells.
     *
     * @param field {@code kind}, {@code department}, {@code sensitivity}, the name of a field that all kinds use alike
     *        ({@code severity}, {@code scope}), or kind and field where kinds differ ({@code licence.type})
     * @param wire the wire name
     * @return the label; the wire name itself if it has none
     */
    public static String of(String field, String wire, Locale locale) {
        return Optional.ofNullable(BY_FIELD.get(field)).map(labels -> labels.get(wire)).map(label -> label.in(locale))
                .orElse(wire);
    }

    /** All wire names of a field with their labels, in the order of the enumeration; empty for a field without. */
    public static Map<String, String> all(String field, Locale locale) {
        Map<String, String> labels = new LinkedHashMap<>();
        BY_FIELD.getOrDefault(field, Map.of()).forEach((wire, label) -> labels.put(wire, label.in(locale)));
        return labels;
    }

    private static Map<String, Map<String, Label>> byField() {
        Map<String, Map<String, Label>> labels = new HashMap<>();
        Arrays.stream(Kind.values()).forEach(kind -> put(labels, "kind", kind.wire(),
                new Label(kind.chinese(), kind.english())));
        Arrays.stream(Department.values()).forEach(department -> put(labels, "department", department.wire(),
                new Label(department.chinese(), department.english())));
        Arrays.stream(Sensitivity.values()).forEach(level -> put(labels, "sensitivity", level.wire(), label(level)));
        for (Kind kind : Kind.values()) {
            addChoices(labels, kind.wire() + ".", Forms.of(kind));
        }
        return labels;
    }

    private static void addChoices(Map<String, Map<String, Label>> labels, String prefix, Form<?> form) {
        for (Field field : form.fields()) {
            if (field.type() == FieldType.ITEMS) {
                addChoices(labels, prefix + field.name() + ".", field.item());
            }
            field.choices().forEach((wire, constant) -> {
                Named named = (Named) constant;
                Label label = new Label(named.chinese(), named.english());
                for (String name : List.of(prefix + field.name(), field.name())) {
                    put(labels, name, wire, label);
                }
            });
        }
    }

    private static void put(Map<String, Map<String, Label>> labels, String field, String wire, Label label) {
        labels.computeIfAbsent(field, name -> new LinkedHashMap<>()).putIfAbsent(wire, label);
    }

    private static Label label(Sensitivity sensitivity) {
        return new Label(sensitivity.chinese(), switch (sensitivity) {
            case PUBLIC -> "Public";
            case INTERNAL -> "Internal";
            case SENSITIVE -> "Sensitive";
            case PERSONAL -> "Personal";
        });
    }

    private record Label(String chinese, String english) {

        String in(Locale locale) {
            return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
        }
    }
}
