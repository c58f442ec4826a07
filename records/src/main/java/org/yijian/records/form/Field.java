package org.yijian.records.form;

import java.lang.invoke.MethodHandle;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yijian.records.body.Named;
import org.yijian.records.body.Personal;

/** One field of a form. */
public final class Field {

    private final String name;
    private final int index;
    private final FieldType type;
    private final boolean required;
    private final Map<String, Object> choices;
    private final @Nullable Form<?> item;
    private final Limits limits;
    private final @Nullable Personal personal;
    private final MethodHandle getter;

    @SuppressWarnings("TooManyParameters")
    Field(String name, int index, FieldType type, boolean required, Class<?> valueClass, @Nullable Form<?> item,
            Limits limits, @Nullable Personal personal, MethodHandle getter) {
        this.name = name;
        this.index = index;
        this.type = type;
        this.required = required;
        this.choices = choicesOf(valueClass);
        this.item = item;
        this.limits = limits;
        this.personal = personal;
        this.getter = getter;
    }

    private static Map<String, Object> choicesOf(Class<?> valueClass) {
        Map<String, Object> choices = new LinkedHashMap<>();
        if (valueClass.isEnum()) {
            for (Object constant : valueClass.getEnumConstants()) {
                choices.put(((Named) constant).wire(), constant);
            }
        }
        return Collections.unmodifiableMap(choices);
    }

    /** Its name in JSON: that of the Java component. */
    public String name() {
        return name;
    }

    /** Its place among the components of the Java record, from 0. */
    public int index() {
        return index;
    }

    public FieldType type() {
        return type;
    }

    /** Whether a record without it is refused; a list is never required. */
    public boolean required() {
        return required;
    }

    /** The values of a {@link FieldType#CHOICE} by wire name, in the order of the enumeration; empty for other types. */
    public Map<String, Object> choices() {
        return choices;
    }

    /** The form of the objects in a list of {@link FieldType#ITEMS}. */
    public Form<?> item() {
        if (item == null) {
            throw new IllegalStateException(name + " is not a list of objects");
        }
        return item;
    }

    /** What its values must keep to. */
    public Limits limits() {
        return limits;
    }

    /** The mark of a field about a person; null for all others. */
    public @Nullable Personal personal() {
        return personal;
    }

    /** Its value in a record; null if absent. */
    public @Nullable Object valueIn(Object record) {
        try {
            return getter.invokeExact(record);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("cannot read " + name, e);
        }
    }

    @Override
    public String toString() {
        return name + ": " + type;
    }
}
