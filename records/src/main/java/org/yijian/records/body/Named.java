package org.yijian.records.body;

import java.util.Locale;

/** An enumeration with a name on the wire and a label in both languages. */
public interface Named {

    String name();

    String chinese();

    String english();

    /** The name used in JSON and in the index: lower case with hyphens. */
    default String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
