package org.yijian.records.body;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The most characters (Unicode code points) of a text; without it a text is a name. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Size {

    /** A key, number or code. */
    int KEY = 200;

    /** A name, address or title. */
    int NAME = 1_000;

    /** Free text. */
    int TEXT = 65_536;

    int value();
}
