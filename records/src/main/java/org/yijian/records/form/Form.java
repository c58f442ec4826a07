package org.yijian.records.form;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yijian.records.body.KeyedByPerson;
import org.yijian.records.body.Personal;

/**
 * The form of one Java record: its fields, and how to build it from their values.
 *
 * @param <T> the Java record
 */
public final class Form<T> {

    private static final Map<Class<?>, FieldType> SIMPLE_TYPES = Map.of(String.class, FieldType.TEXT, Integer.class,
            FieldType.INTEGER, BigDecimal.class, FieldType.DECIMAL, Double.class, FieldType.DEGREES, Boolean.class,
            FieldType.FLAG, LocalDate.class, FieldType.DAY);

    private final List<Field> fields;
    private final List<Field> sorted;
    private final Map<String, Field> byName = new HashMap<>();
    private final List<Field> personal;
    private final boolean keyedByPerson;
    private final MethodHandle constructor;

    private Form(Class<T> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        List<Field> found = new ArrayList<>(components.length);
        for (int index = 0; index < components.length; index++) {
            found.add(field(components[index], index));
        }
        fields = List.copyOf(found);
        sorted = fields.stream().sorted(Comparator.comparing(Field::name)).toList();
        personal = sorted.stream().filter(field -> field.personal() != null).toList();
        keyedByPerson = type.isAnnotationPresent(KeyedByPerson.class);
        fields.forEach(field -> byName.put(field.name(), field));
        Class<?>[] parameters = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        constructor = MethodHandles.publicLookup().unreflectConstructor(type.getConstructor(parameters))
                .asSpreader(Object[].class, parameters.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
    }

    /** The form of a public Java record. */
    public static <T extends Record> Form<T> of(Class<T> type) {
        try {
            return new Form<>(type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " has no usable form", e);
        }
    }

    private static Field field(RecordComponent component, int index) throws IllegalAccessException {
        MethodHandle getter = MethodHandles.publicLookup().unreflect(component.getAccessor())
                .asType(MethodType.methodType(Object.class, Object.class));
        Class<?> type = component.getType();
        boolean required = type != List.class && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        Class<?> element = type == List.class ? elementOf(component) : type;
        Form<?> item = element.isRecord() ? of(element.asSubclass(Record.class)) : null;
        return new Field(component.getName(), index, typeOf(type, element), required, type, item,
                Limits.of(component), personal(component), getter);
    }

    private static @Nullable Personal personal(RecordComponent component) {
        Personal mark = component.getAnnotation(Personal.class);
        if (mark != null && component.getType() != String.class) {
            throw new IllegalArgumentException("only texts can be personal: " + component);
        }
        return mark;
    }

    private static Class<?> elementOf(RecordComponent list) {
        AnnotatedParameterizedType type = (AnnotatedParameterizedType) list.getAnnotatedType();
        return (Class<?>) type.getAnnotatedActualTypeArguments()[0].getType();
    }

    private static FieldType typeOf(Class<?> type, Class<?> element) {
        if (type == List.class) {
            return element == String.class ? FieldType.TEXTS : FieldType.ITEMS;
        }
        if (type.isEnum()) {
            return FieldType.CHOICE;
        }
        FieldType simple = SIMPLE_TYPES.get(type);
        if (simple == null) {
            throw new IllegalArgumentException("no JSON form for " + type);
        }
        return simple;
    }

    /** All fields in the order of the Java record. */
    public List<Field> fields() {
        return fields;
    }

    /** All fields in the order of canonical JSON (RFC 8785, section 3.2.3). */
    public List<Field> sorted() {
        return sorted;
    }

    /** The fields about a person, in the order of canonical JSON; empty for most forms. */
    public List<Field> personal() {
        return personal;
    }

    /** Whether the source's key names the person. */
    public boolean keyedByPerson() {
        return keyedByPerson;
    }

    /** The field of that name; null if the form has none. */
    public @Nullable Field field(String name) {
        return byName.get(name);
    }

    /**
     * Builds the record. Absent lists become empty lists.
     *
     * @param values one value for each of {@link #fields()}, null where absent
     */
    @SuppressWarnings("unchecked")
    public T build(@Nullable Object[] values) {
        for (Field field : fields) {
            if (values[field.index()] == null
                    && (field.type() == FieldType.TEXTS || field.type() == FieldType.ITEMS)) {
                values[field.index()] = List.of();
            }
        }
        try {
            return (T) (Object) constructor.invokeExact((Object[]) values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("cannot build a record", e);
        }
    }
}
