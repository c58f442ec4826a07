package org.yijian.routes.federation.inquiry;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.display.RecordTitles;
import org.yijian.records.form.Field;
import org.yijian.records.form.Form;
import org.yijian.records.form.Forms;
import org.yijian.records.json.RecordJson;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.routes.federation.grant.SearchTerms;
import org.yijian.search.SearchResult;
import org.yijian.security.access.AccessScope;

/**
 * Hits without the fields that a grant leaves out. Of a record that has such a field the title is made without it and no
 * passage is shown; and it is a hit only if everything that was asked for stands in what is left, or a search for a
 * withheld name would tell whose it is.
 */
final class WithheldFields {

    private final LedgerReader reader;

    WithheldFields(LedgerReader reader) {
        this.reader = reader;
    }

    /** The hits that may be told, without what may not. */
    List<SearchResult.Hit> without(SearchTerms terms, String words, List<SearchResult.Hit> hits, String partner) {
        if (terms.leftOut().isEmpty()) {
            return hits;
        }
        List<String> asked = pieces(words);
        List<SearchResult.Hit> kept = new ArrayList<>();
        for (SearchResult.Hit hit : hits) {
            reader.record(UUID.fromString(hit.id()), AccessScope.everything(partner))
                    .map(stored -> told(hit, stored.record(), terms.leftOut(), asked))
                    .ifPresent(kept::add);
        }
        return kept;
    }

    private static SearchResult.@Nullable Hit told(SearchResult.Hit hit, CanonicalRecord record, Set<String> leftOut,
            List<String> asked) {
        CanonicalRecord rest = rest(record, leftOut);
        boolean withheldName = leftOut.contains("facility.name");
        if (rest.equals(record) && !withheldName) {
            return hit;
        }
        String text = folded(new String(RecordJson.write(rest), java.nio.charset.StandardCharsets.UTF_8)
                + RecordTitles.chinese(rest) + RecordTitles.title(rest, Locale.ENGLISH));
        if (!asked.stream().allMatch(text::contains)) {
            return null;
        }
        return new SearchResult.Hit(hit.id(), hit.kind(), hit.facilityId(), withheldName ? null : hit.facilityName(),
                hit.occurredAt(), hit.department(), hit.region(), RecordTitles.chinese(rest),
                RecordTitles.title(rest, Locale.ENGLISH), "", hit.severity(), hit.sensitivity(), hit.leafId());
    }

    private static CanonicalRecord rest(CanonicalRecord record, Set<String> leftOut) {
        return new CanonicalRecord(record.source(), record.sourceKey(),
                rest(Forms.FACILITY_REFERENCE, record.facility(), "facility.", leftOut), record.region(),
                record.department(), record.occurredAt(), record.sensitivity(), record.contractVersion(),
                rest(Forms.of(record.kind()), record.body(), "body.", leftOut));
    }

    private static <T> T rest(Form<? extends T> form, Object whole, String prefix, Set<String> leftOut) {
        @Nullable
        Object[] values = new Object[form.fields().size()];
        for (Field field : form.fields()) {
            values[field.index()] = leftOut.contains(prefix + field.name()) ? null : field.valueIn(whole);
        }
        return form.build(values);
    }

    /** Words, and of words in Chinese, which has no spaces, every two characters side by side. */
    static List<String> pieces(String words) {
        return Arrays.stream(folded(words).split("[^\\p{L}\\p{Nd}]+")).filter(word -> !word.isEmpty())
                .flatMap(word -> ideographs(word) && word.length() > 2 ? pairs(word).stream() : List.of(word).stream())
                .distinct().toList();
    }

    private static boolean ideographs(String word) {
        return word.codePoints().anyMatch(Character::isIdeographic);
    }

    private static List<String> pairs(String word) {
        List<String> pairs = new ArrayList<>();
        for (int at = 0; at + 2 <= word.length(); at++) {
            pairs.add(word.substring(at, at + 2));
        }
        return pairs;
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
