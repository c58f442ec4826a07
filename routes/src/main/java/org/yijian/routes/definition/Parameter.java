package org.yijian.routes.definition;

import org.jspecify.annotations.Nullable;

/**
 * One parameter of a blueprint.
 *
 * @param name as in the definition
 * @param type what it may hold
 * @param required whether the definition must give it
 * @param standard what holds if it is not given, as JSON; null for nothing
 * @param chinese what it is for
 * @param english what it is for
 * @param least smallest value of an integer
 * @param most largest value of an integer
 */
public record Parameter(String name, ParameterType type, boolean required, @Nullable String standard, String chinese,
        String english, long least, long most) {

    /** The definition must give it. */
    static Parameter required(String name, ParameterType type, String chinese, String english) {
        return new Parameter(name, type, true, null, chinese, english, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** The definition may give it. */
    static Parameter optional(String name, ParameterType type, @Nullable String standard, String chinese,
            String english) {
        return new Parameter(name, type, false, standard, chinese, english, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** A whole number with bounds. */
    static Parameter number(String name, long standard, long least, long most, String chinese, String english) {
        return new Parameter(name, ParameterType.INTEGER, false, Long.toString(standard), chinese, english, least,
                most);
    }
}
