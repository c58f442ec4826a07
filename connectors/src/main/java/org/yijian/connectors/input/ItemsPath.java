package org.yijian.connectors.input;

import java.util.Arrays;
import java.util.List;

/**
 * Where the items of a JSON message are: {@code rows[]}, {@code a.b[]}, {@code entry[].resource}, or {@code []} for the
 * elements of the root array, or the root object itself as the one item.
 *
 * @param names members on the way to the list
 * @param within members from an element of the list to the item
 */
public record ItemsPath(List<String> names, List<String> within) {

    /**
     * @throws IllegalArgumentException if the text is no path; the message says why
     */
    public static ItemsPath parse(String text) {
        int list = text.indexOf("[]");
        if (list < 0 || text.indexOf("[]", list + 1) >= 0) {
            throw new IllegalArgumentException("items needs exactly one [] : " + text);
        }
        String rest = text.substring(list + 2);
        if (!rest.isEmpty() && !rest.startsWith(".")) {
            throw new IllegalArgumentException("after [] a dot is expected: " + text);
        }
        return new ItemsPath(split(text.substring(0, list)), rest.isEmpty() ? List.of() : split(rest.substring(1)));
    }

    private static List<String> split(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> names = Arrays.asList(text.split("\\.", -1));
        if (names.contains("")) {
            throw new IllegalArgumentException("empty name in items: " + text);
        }
        return List.copyOf(names);
    }

    /** Whether the root is the list, or the item. */
    boolean isRoot() {
        return names.isEmpty();
    }

    @Override
    public String toString() {
        return String.join(".", names) + "[]" + (within.isEmpty() ? "" : "." + String.join(".", within));
    }
}
