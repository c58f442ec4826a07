package org.yijian.records.body;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a whole text must match, as a regular expression that Java and JSON Schema (ECMA-262) read alike. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Matching {

    /** ISO 4217, for example {@code CNY}. */
    String CURRENCY = "[A-Z]{3}";

    /** A month, {@code yyyy-MM}. */
    String MONTH = "(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])";

    String value();
}
