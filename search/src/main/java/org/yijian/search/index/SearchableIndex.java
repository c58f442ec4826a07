package org.yijian.search.index;

import java.io.IOException;

import org.apache.lucene.search.IndexSearcher;
import org.yijian.records.ledger.Change;
import org.yijian.security.access.AccessScope;

/**
 * An index as those see it who search: the one of this node, whichever generation that is at the moment, or a single one.
 */
public interface SearchableIndex {

    /**
     * Runs something on what a scope permits. It sees one state of one generation, whatever is switched meanwhile.
     *
     * @throws org.yijian.security.error.FaultException {@code YJ-SEA-006}, {@code YJ-SEA-007}
     */
    <T> T read(AccessScope scope, Reading<T> reading);

    /** Up to where the ledger has been put into the index; not all of it need be committed or searchable yet. */
    Change.Position position();

    /** Makes what was applied searchable. */
    void refresh();

    /**
     * Something that reads the index.
     *
     * @param <T> what it answers
     */
    interface Reading<T> {
        T read(IndexSearcher searcher, FacilityNames names) throws IOException;
    }
}
