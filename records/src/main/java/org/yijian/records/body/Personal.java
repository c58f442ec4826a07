package org.yijian.records.body;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text about a person (个人信息保护法, article 4): kept encrypted, with only a salted commitment to it in what is signed;
 * never in the index; shown to those who may see it for a purpose. This mark is the one place that says which fields
 * these are.
 *
 * <p>Not marked is what the law has published of officials and of companies' representatives: their names stand in
 * public registers, and a facility is found by them.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Personal {

    /** In which records the field is about a person. */
    When value() default When.ALWAYS;

    /** Whether somebody who has the exact value may find the record by it; never for free text. */
    boolean exact() default false;

    /** In which records. */
    enum When {
        /** In all. */
        ALWAYS,
        /** In those of the sensitivity 个人敏感: free text that names somebody there. */
        IN_PERSONAL_RECORDS
    }
}
