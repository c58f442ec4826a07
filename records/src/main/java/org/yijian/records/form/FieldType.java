package org.yijian.records.form;

/** How a field is written in JSON. */
public enum FieldType {
    /** A string of characters. */
    TEXT,
    /** A whole number. */
    INTEGER,
    /** A number with a decimal point, kept exactly: money. */
    DECIMAL,
    /** A number with a decimal point, kept as a double: degrees. */
    DEGREES,
    /** True or false. */
    FLAG,
    /** A day, {@code yyyy-MM-dd}. */
    DAY,
    /** A wire name of an enumeration. */
    CHOICE,
    /** A list of strings. */
    TEXTS,
    /** A list of objects. */
    ITEMS
}
