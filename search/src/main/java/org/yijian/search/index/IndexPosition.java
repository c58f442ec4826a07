package org.yijian.search.index;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.Change;
import org.yijian.search.document.RecordForm;

/** What a commit of the index says about itself: up to where it holds the ledger, and the form of its documents. */
final class IndexPosition {

    private static final String POSITION = "position";
    private static final String LEDGER = "ledger";

    private IndexPosition() {
    }

    /**
     * @param ledger which ledger; empty if it follows none yet
     * @param form what is kept about the form of the documents
     */
    static Map<String, String> commitData(Change.Position position, String ledger, Map<String, String> form) {
        Map<String, String> data = new HashMap<>(form);
        data.put(POSITION, position.encoded());
        data.put(LEDGER, ledger);
        return data;
    }

    /** What is kept about the form of the documents. */
    static Map<String, String> form(Map<String, String> commitData) {
        Map<String, String> form = new HashMap<>(commitData);
        form.keySet().removeAll(Set.of(POSITION, LEDGER));
        return Map.copyOf(form);
    }

    static RecordForm.Standing standing(Map<String, String> commitData, RecordForm form) {
        return commitData.containsKey(POSITION) ? form.standing(commitData) : RecordForm.Standing.STRANGE;
    }

    static Change.Position of(Iterable<Map.Entry<String, String>> commitData) {
        String position = entries(commitData).get(POSITION);
        return position == null ? Change.Position.START : Change.Position.decode(position);
    }

    /** Which ledger the index follows; empty if it follows none yet. */
    static String ledger(Iterable<Map.Entry<String, String>> commitData) {
        return entries(commitData).getOrDefault(LEDGER, "");
    }

    static Map<String, String> entries(@Nullable Iterable<Map.Entry<String, String>> commitData) {
        Map<String, String> entries = new HashMap<>();
        if (commitData != null) {
            commitData.forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        }
        return entries;
    }
}
