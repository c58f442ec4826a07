package org.yijian.records.form;

import java.lang.reflect.RecordComponent;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.yijian.records.body.Matching;
import org.yijian.records.body.Size;
import org.yijian.records.body.Within;

/**
 * What the values of a field must keep to.
 *
 * @param longest most characters (Unicode code points) of a text, or of each text in a list
 * @param smallest smallest number
 * @param largest largest number
 * @param pattern what the whole text must match; null for any text
 */
public record Limits(int longest, double smallest, double largest, @Nullable Pattern pattern) {

    /** The most elements that any list may have. */
    public static final int LONGEST_LIST = 1_000;

    static Limits of(RecordComponent component) {
        Size size = component.getAnnotation(Size.class);
        Within within = component.getAnnotation(Within.class);
        Matching matching = component.getAnnotation(Matching.class);
        return new Limits(size == null ? Size.NAME : size.value(), within == null ? 0 : within.smallest(),
                within == null ? Integer.MAX_VALUE : within.largest(),
                matching == null ? null : Pattern.compile(matching.value()));
    }
}
