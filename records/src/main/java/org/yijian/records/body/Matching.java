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

    /** Wire name of a department; a test keeps it equal to {@link org.yijian.records.Department}. */
    String DEPARTMENT = "civil-affairs|health|insurance|police|market-regulation|fire-rescue|hotline|human-resources"
            + "|disabled-persons|housing|emergency|operator|open-data|partner";

    /** A name that is masked in fact: 王*, 王某某. */
    String MASKED = "[^*＊某]{0,10}[*＊某]+[^*＊某]{0,10}";

    String value();
}
