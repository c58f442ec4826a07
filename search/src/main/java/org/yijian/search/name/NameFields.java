package org.yijian.search.name;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;
import org.yijian.search.analysis.Identifiers;
import org.yijian.search.document.RecordFields;

/**
 * What the index keeps of names so that they are found by sound and in spite of slips. Single syllables rather than pairs:
 * two characters swapped leave no pair of a short name whole, and the few names that have all the syllables are looked at
 * closely anyway.
 */
public final class NameFields {

    private static final int SPELLINGS = 8;

    private NameFields() {
    }

    /** Adds the names of a facility, its own first. */
    public static void add(Document document, Collection<String> names) {
        document.add(new BinaryDocValuesField(RecordFields.NAMES, new BytesRef(String.join("\n", names))));
        for (String name : names) {
            SpelledName spelled = SpelledName.of(name);
            document.add(new StringField(RecordFields.NAME, Identifiers.normalized(name), Field.Store.NO));
            for (String sign : terms(spelled)) {
                document.add(new StringField(RecordFields.NAME_SIGN, sign, Field.Store.NO));
            }
            if (spelled.sounds()) {
                addSpellings(document, spelled);
            }
        }
    }

    /** Terms of single signs: every reading of a character, words of letters and digits as they are. */
    private static Set<String> terms(SpelledName name) {
        Set<String> terms = new LinkedHashSet<>();
        for (Sign sign : name.signs()) {
            terms.addAll(terms(sign));
        }
        return terms;
    }

    static List<String> terms(Sign sign) {
        return sign.readings().isEmpty() ? List.of(String.valueOf(sign.character())) : sign.readings();
    }

    private static void addSpellings(Document document, SpelledName name) {
        List<String> whole = List.of("");
        List<String> initials = List.of("");
        for (Sign sign : name.signs()) {
            List<String> readings = terms(sign);
            whole = longer(whole, readings);
            initials = longer(initials, readings.stream().map(reading -> reading.substring(0, 1)).distinct().toList());
        }
        whole.forEach(spelling -> document.add(new StringField(RecordFields.NAME_PINYIN, spelling, Field.Store.NO)));
        initials.forEach(
                letters -> document.add(new StringField(RecordFields.NAME_INITIALS, letters, Field.Store.NO)));
    }

    /** Every start with every reading, the usual one alone once there are too many. */
    private static List<String> longer(List<String> starts, List<String> readings) {
        List<String> used = starts.size() * readings.size() > SPELLINGS ? readings.subList(0, 1) : readings;
        List<String> longer = new ArrayList<>();
        for (String reading : used) {
            for (String start : starts) {
                longer.add(start + reading);
            }
        }
        return longer;
    }
}
