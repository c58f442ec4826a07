package org.yijian.security.minimisation;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Names a field that may be left out, with everything below it: the names from the top of the record down, for example
 * {@code /body/reporter}. Arrays are passed through: {@code /body/items/inspector} is that field of every item.
 *
 * @param text the names, each behind a slash; 1 to 8 names of letters, digits and hyphens
 */
public record FieldName(String text) {

    private static final Pattern FORM = Pattern.compile("(/[A-Za-z][A-Za-z0-9-]{0,63}){1,8}");

    /** @throws IllegalArgumentException if it is no such name */
    public FieldName {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not the name of a field: " + text);
        }
    }

    boolean names(List<String> members) {
        return text.equals("/" + String.join("/", members));
    }
}
