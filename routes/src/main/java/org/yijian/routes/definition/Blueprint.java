package org.yijian.routes.definition;

import java.util.List;
import java.util.Optional;

/**
 * A kind of route that an administrator fills in.
 *
 * @param name stable name, for example {@code sftp-drop}
 * @param chinese what it does
 * @param english what it does
 * @param parameters what it asks for, in the order of a form
 */
public record Blueprint(String name, String chinese, String english, List<Parameter> parameters) {

    public Blueprint {
        parameters = List.copyOf(parameters);
    }

    Optional<Parameter> parameter(String wanted) {
        return parameters.stream().filter(parameter -> parameter.name().equals(wanted)).findFirst();
    }
}
