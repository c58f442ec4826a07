package org.yijian.records.form;

import java.lang.reflect.RecordComponent;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.yijian.records.body.Ahead;
import org.yijian.records.body.Matching;
import org.yijian.records.body.Size;
import org.yijian.records.body.Within;

/**
 * What the values of a field must keep to.
 *
 * @param longest most characters (Unicode code points) of a text, or of each text in a list
 * @param smallest smallest number
 * @param largest largest number
 * @param yearsAhead how many years ahead of today a date may lie
 * @param pattern what the whole text must match; null for any text
 */
public record Limits(int longest, double smallest, double largest, int yearsAhead, @Nullable Pattern pattern) {

    /** No date before this year makes sense in any field. */
    public static final int FIRST_YEAR = 1900;

    /** The most people or beds of one place. */
    public static final int MOST_PEOPLE = 100_000;

    /** The most elements that any list may have. */
    public static final int LONGEST_LIST = 1_000;

    static Limits of(RecordComponent component) {
        Size size = component.getAnnotation(Size.class);
        Within within = component.getAnnotation(Within.class);
        Matching matching = component.getAnnotation(Matching.class);
        Ahead ahead = component.getAnnotation(Ahead.class);
        return new Limits(size == null ? Size.NAME : size.value(), within == null ? 0 : within.smallest(),
                within == null ? MOST_PEOPLE : within.largest(),
                ahead == null ? Ahead.USUAL : ahead.value(),
                matching == null ? null : Pattern.compile(matching.value()));
    }
}
