package org.yijian.search.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.search.SearchError;
import org.yijian.search.access.ScopedSearchers;
import org.yijian.search.document.RecordForm;
import org.yijian.security.access.AccessScope;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/**
 * The index of this node. One thread applies changes, one commits, any number search.
 *
 * <p>A commit holds the position in the change feed up to which it has everything, and perhaps some of what came while
 * it was made. After a crash the index is that of its last commit; following from that position brings what is missing
 * and replaces what is there.
 */
public final class RecordIndex implements SearchableIndex, AutoCloseable {

    private final Directory directory;
    private final IndexWriter writer;
    private final ScopedSearchers scopes = new ScopedSearchers();
    private final SearcherManager searchers;
    private final FacilityNames names = new FacilityNames();
    private final IndexedRevisions revisions;
    private final ChangeApplier applier;
    private final LeafNumbers leaves = new LeafNumbers();
    private volatile Change.Position position;
    private final Object refreshing = new Object();
    private final RecordForm current;
    private volatile String ledger;
    private volatile Map<String, String> form;
    private boolean frozen;

    private RecordIndex(Directory directory, IndexSettings settings, RecordForm current) throws IOException {
        this.directory = directory;
        this.current = current;
        this.writer = new IndexWriter(directory, settings.writing());
        this.form = form(IndexPosition.entries(writer.getLiveCommitData()), current);
        this.position = IndexPosition.of(writer.getLiveCommitData());
        this.ledger = IndexPosition.ledger(writer.getLiveCommitData());
        this.searchers = new SearcherManager(writer, scopes);
        this.revisions = new IndexedRevisions(searchers);
        load();
        this.applier = new ChangeApplier(writer, leaves, revisions, names, settings.threads());
    }

    private static Map<String, String> form(Map<String, String> commitData, RecordForm current) {
        boolean older = IndexPosition.standing(commitData, current) == RecordForm.Standing.OLDER;
        return older ? IndexPosition.form(commitData) : current.kept();
    }

    /**
     * Opens the index in a folder, made if it is not there. One that is damaged or has a form that cannot be read is
     * deleted; it then starts empty, at {@link Change.Position#START}. One of an older form that can be read stays, see
     * {@link #older()}.
     *
     * @throws FaultException {@code YJ-SEA-007}, {@code YJ-SEA-009} if the folder cannot be used
     */
    public static RecordIndex open(Path folder, IndexSettings settings) {
        return open(folder, settings, RecordForm.CURRENT);
    }

    /** @param current the form of the documents that are made now */
    static RecordIndex open(Path folder, IndexSettings settings, RecordForm current) {
        try {
            return new RecordIndex(IndexFolder.open(folder, current), settings, current);
        } catch (LockObtainFailedException e) {
            throw new FaultException(Fault.of(SearchError.INDEX_IN_USE, folder), e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void load() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            IndexedPast.load(searcher, names, leaves, revisions);
        } finally {
            searchers.release(searcher);
        }
    }

    /** Whether its documents lack what such documents have now, so that it should be built anew. */
    public boolean older() {
        return current.standing(form) == RecordForm.Standing.OLDER;
    }

    /** The form of its documents, for people. */
    public String form() {
        return form.getOrDefault("form", "");
    }

    @Override
    public Change.Position position() {
        return position;
    }

    /**
     * Puts changes into the index, those that follow {@link #position()}. If it fails, the position stays and the same
     * changes can be applied again. Called by one thread at a time.
     *
     * @return number of records put into the index
     * @throws FaultException {@code YJ-SEA-008} if the index cannot be written
     */
    public int apply(List<Change> changes) throws InterruptedException {
        if (changes.isEmpty()) {
            return 0;
        }
        try {
            synchronized (applier) {
                int records = applier.apply(changes);
                position = changes.getLast().position();
                return records;
            }
        } catch (IOException | AlreadyClosedException e) {
            throw unwritable(e);
        }
    }

    /** From now on segments are merged so. What is due for it is merged beside everything else. */
    void merge(Merging how) {
        try {
            writer.getConfig().setMergePolicy(how.policy());
            writer.maybeMerge();
        } catch (IOException | AlreadyClosedException e) {
            throw unwritable(e);
        }
    }

    /**
     * Puts one record right that differs from the ledger, never while changes are applied. What the follower brought
     * later than the given revision stays.
     *
     * @param current what the ledger has; empty if it has no such record, which is then removed
     * @return whether the index was changed
     */
    public boolean repair(UUID id, Optional<StoredRecord> current) {
        try {
            synchronized (applier) {
                return applier.repair(id, current);
            }
        } catch (IOException | AlreadyClosedException e) {
            throw unwritable(e);
        }
    }

    /** Which ledger the index holds; empty if it holds none. */
    String ledger() {
        return ledger;
    }

    /** Empties the index, to follow a ledger from its start. Called by the thread that applies. */
    void begin(String newLedger) {
        try {
            writer.deleteAll();
            leaves.clear();
            names.clear();
            position = Change.Position.START;
            ledger = newLedger;
            form = current.kept();
        } catch (IOException | AlreadyClosedException e) {
            throw unwritable(e);
        }
        commit(position);
        refresh();
    }

    @Override
    public void refresh() {
        synchronized (refreshing) {
            if (!frozen) {
                refreshNow();
            }
        }
    }

    private void refreshNow() {
        try {
            searchers.maybeRefreshBlocking();
        } catch (IOException | AlreadyClosedException e) {
            throw unwritable(e);
        }
    }

    /**
     * While it is frozen nothing more becomes searchable, so that another index can come to hold at least what this one
     * shows. Following goes on.
     */
    void freeze(boolean wanted) {
        synchronized (refreshing) {
            frozen = wanted;
        }
    }

    /**
     * Makes durable what was applied. Changes may be applied meanwhile; one thread at a time calls this, and none
     * while the index is emptied.
     *
     * @param applied a position up to which everything has been applied before this call
     */
    public void commit(Change.Position applied) {
        try {
            writer.setLiveCommitData(IndexPosition.commitData(applied, ledger, form).entrySet());
            writer.commit();
        } catch (IOException | AlreadyClosedException e) {
            throw unwritable(e);
        }
    }

    /** Sums up everything up to {@link #position()}, which stands still for the moment that this takes to begin. */
    public IndexDigest digest() {
        try {
            Change.Position at;
            IndexSearcher searcher;
            synchronized (applier) {
                at = position;
                refreshNow();
                searcher = searchers.acquire();
            }
            try {
                return IndexDigest.of(ledger, at, searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException | AlreadyClosedException e) {
            throw unreadable(e);
        }
    }

    /** Number of records that are searchable, whoever may see them. */
    public long documents() {
        return read((searcher, facilities) -> (long) searcher.getIndexReader().numDocs());
    }

    @Override
    public <T> T read(AccessScope scope, Reading<T> reading) {
        return read((searcher, facilities) -> reading.read(scopes.searcher(searcher, scope), facilities));
    }

    /** Runs something on the whole index: for checks, never for a person. */
    <T> T read(Reading<T> reading) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return reading.read(searcher, names);
            } finally {
                searchers.release(searcher);
            }
        } catch (AlreadyClosedException e) {
            throw new FaultException(Fault.of(SearchError.INDEX_CLOSED), e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static FaultException unreadable(Exception cause) {
        return fault(SearchError.INDEX_UNREADABLE, cause);
    }

    private static FaultException unwritable(Exception cause) {
        return fault(SearchError.INDEX_UNWRITABLE, cause);
    }

    private static FaultException fault(SearchError error, Exception cause) {
        return new FaultException(Fault.of(error, String.valueOf(cause.getMessage())), cause);
    }

    /** Closes without a commit: what was applied since the last one is followed again. {@link IndexFollower} commits. */
    @Override
    public void close() {
        applier.close();
        try {
            IOUtils.close(revisions, searchers, writer::rollback, directory);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }
}
