package org.yijian.search.index;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.Change;
import org.yijian.search.document.RecordFields;

/** What a commit of the index says about itself: up to where it holds the ledger, and the form of its documents. */
final class IndexPosition {

    private static final String POSITION = "position";
    private static final String LEDGER = "ledger";
    private static final String FORM = "form";

    private IndexPosition() {
    }

    /** @param ledger which ledger; empty if it follows none yet */
    static Map<String, String> commitData(Change.Position position, String ledger) {
        return Map.of(POSITION, position.encoded(), LEDGER, ledger, FORM, RecordFields.FORM);
    }

    static boolean readable(Map<String, String> commitData) {
        return RecordFields.FORM.equals(commitData.get(FORM)) && commitData.containsKey(POSITION);
    }

    static Change.Position of(Iterable<Map.Entry<String, String>> commitData) {
        String position = entries(commitData).get(POSITION);
        return position == null ? Change.Position.START : Change.Position.decode(position);
    }

    /** Which ledger the index follows; empty if it follows none yet. */
    static String ledger(Iterable<Map.Entry<String, String>> commitData) {
        return entries(commitData).getOrDefault(LEDGER, "");
    }

    private static Map<String, String> entries(@Nullable Iterable<Map.Entry<String, String>> commitData) {
        Map<String, String> entries = new HashMap<>();
        if (commitData != null) {
            commitData.forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        }
        return entries;
    }
}
