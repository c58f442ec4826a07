package org.yijian.records.validation;

import java.util.ArrayList;
import java.util.List;

import org.yijian.records.RecordError;
import org.yijian.security.error.Fault;

/** Collects what is wrong with one record. */
final class Violations {

    /** Enough to repair by; a record made of garbage does not fill the quarantine. */
    static final int MOST = 50;

    private static final int EXCERPT = 40;

    private final List<Violation> found = new ArrayList<>(4);

    void add(RecordError error, String path, Object... arguments) {
        if (found.size() < MOST) {
            found.add(new Violation(Fault.of(error, arguments), path));
        }
    }

    int count() {
        return found.size();
    }

    List<Violation> all() {
        return found;
    }

    /** As much of a value as an error may show: short, on one line. */
    static String excerpt(Object value) {
        String text = String.valueOf(value);
        String start = text.codePointCount(0, text.length()) <= EXCERPT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + "…";
        return start.replaceAll("[\\p{Cntrl}\\p{Cs}]", "\uFFFD");
    }
}
