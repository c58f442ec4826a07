package org.yijian.search.document;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.yijian.records.Department;
import org.yijian.records.Kind;
import org.yijian.records.body.Severity;
import org.yijian.security.access.Sensitivity;

/**
 * The form of the documents in an index. Documents keep ordinals of four enumerations, so the names in them belong to the
 * form.
 *
 * <p>An index of an older form goes on answering and following until a new one has been built beside it. Whatever its
 * documents lack is not found or not counted until then; documents that come meanwhile have it.
 *
 * @param number counted up whenever documents change their form
 * @param oldest the oldest number whose documents this program still reads and may add to: counted up to {@code number}
 *        when a field changes its type or a {@link StoredHit} its layout, because such an index is of no use any more
 * @param names the names of the enumerations, one enumeration a line
 */
public record RecordForm(int number, int oldest, String names) {

    /** The form of what {@link RecordDocuments} makes. */
    public static final RecordForm CURRENT = new RecordForm(6, 5, names(
            List.of(Kind.values(), Department.values(), Severity.values(), Sensitivity.values())));

    private static final String FORM = "form";
    private static final String NAMES = "names";

    /** What an index of some form is to this program. */
    public enum Standing {
        /** Its documents are as they would be made now. */
        SAME,
        /** It can be read and added to, and should be built anew. */
        OLDER,
        /** It cannot be read. */
        STRANGE
    }

    /** For example {@code 6/1a2b3c4d}. */
    public String text() {
        return number + "/" + Integer.toHexString(names.lines().map(line -> List.of(line.split(" "))).toList()
                .toString().hashCode());
    }

    /** What an index keeps about its form beside its documents. */
    public Map<String, String> kept() {
        return Map.of(FORM, text(), NAMES, names);
    }

    /** What the index that keeps this about its form is to a program that makes documents of this form. */
    public Standing standing(Map<String, String> kept) {
        String form = kept.getOrDefault(FORM, "");
        if (form.equals(text())) {
            return Standing.SAME;
        }
        int other = number(form);
        boolean readable = other >= oldest && other <= number && continues(kept.getOrDefault(NAMES, ""));
        return readable ? Standing.OLDER : Standing.STRANGE;
    }

    private static int number(String form) {
        int slash = form.indexOf('/');
        try {
            return slash < 0 ? -1 : Integer.parseInt(form.substring(0, slash));
        } catch (NumberFormatException notOurs) {
            return -1;
        }
    }

    /** Whether every ordinal of then still means the same: names were only added at the ends. */
    private boolean continues(String earlier) {
        List<String> now = names.lines().toList();
        List<String> then = earlier.lines().toList();
        if (then.size() != now.size()) {
            return false;
        }
        for (int each = 0; each < now.size(); each++) {
            if (!(now.get(each) + " ").startsWith(then.get(each) + " ")) {
                return false;
            }
        }
        return true;
    }

    private static String names(List<Enum<?>[]> enumerations) {
        return enumerations.stream()
                .map(values -> Stream.of(values).map(Enum::name).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }
}
