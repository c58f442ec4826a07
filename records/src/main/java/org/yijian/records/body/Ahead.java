package org.yijian.records.body;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How many years ahead of today a date may lie and still make sense; without it {@value #USUAL}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Ahead {

    /** For dates of things that happen or fall due. */
    int USUAL = 5;

    /** For the end of what may be granted for a working life. */
    int LONG = 100;

    int value();
}
