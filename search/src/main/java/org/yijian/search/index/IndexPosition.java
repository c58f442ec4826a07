package org.yijian.search.index;

import java.util.HashMap;
import java.util.Map;

import org.yijian.records.ledger.Change;
import org.yijian.search.document.RecordFields;

/** What a commit of the index says about itself: up to where it holds the ledger, and the form of its documents. */
final class IndexPosition {

    private static final String POSITION = "position";
    private static final String FORM = "form";

    private IndexPosition() {
    }

    static Map<String, String> commitData(Change.Position position) {
        return Map.of(POSITION, position.encoded(), FORM, RecordFields.FORM);
    }

    static boolean readable(Map<String, String> commitData) {
        return RecordFields.FORM.equals(commitData.get(FORM)) && commitData.containsKey(POSITION);
    }

    static Change.Position of(Iterable<Map.Entry<String, String>> commitData) {
        Map<String, String> entries = new HashMap<>();
        commitData.forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        String position = entries.get(POSITION);
        return position == null ? Change.Position.START : Change.Position.decode(position);
    }
}
