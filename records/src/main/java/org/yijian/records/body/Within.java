package org.yijian.records.body;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The range of a number, both ends included; without it 0 to 100,000, enough for people and beds. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Within {

    /** The largest amount of money, in whole units of its currency: with two decimals it still is exact in JSON. */
    double MONEY = 1e12;

    double smallest();

    double largest();
}
