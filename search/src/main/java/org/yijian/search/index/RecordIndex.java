package org.yijian.search.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.KeepOnlyLastCommitDeletionPolicy;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.DocIdSetIterator;
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
import org.yijian.search.analysis.RecordAnalyzer;
import org.yijian.search.document.RecordFields;
import org.yijian.search.document.StoredHit;
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
public final class RecordIndex implements AutoCloseable {

    private static final int SEGMENTS_PER_TIER = 4;

    private final Directory directory;
    private final IndexWriter writer;
    private final ScopedSearchers scopes = new ScopedSearchers();
    private final SearcherManager searchers;
    private final FacilityNames names = new FacilityNames();
    private final IndexedRevisions revisions;
    private final ChangeApplier applier;
    private final LeafNumbers leaves = new LeafNumbers();
    private volatile Change.Position position;
    private volatile String ledger;

    private RecordIndex(Directory directory, IndexSettings settings) throws IOException {
        this.directory = directory;
        this.writer = new IndexWriter(directory, configuration(settings));
        this.position = IndexPosition.of(writer.getLiveCommitData());
        this.ledger = IndexPosition.ledger(writer.getLiveCommitData());
        this.searchers = new SearcherManager(writer, scopes);
        this.revisions = new IndexedRevisions(searchers);
        load();
        this.applier = new ChangeApplier(writer, leaves, revisions, names, settings.threads());
    }

    /**
     * Opens the index in a folder, made if it is not there. An index of another form or a damaged one is deleted; it
     * then starts empty, at {@link Change.Position#START}.
     *
     * @throws FaultException {@code YJ-SEA-007}, {@code YJ-SEA-009} if the folder cannot be used
     */
    public static RecordIndex open(Path folder, IndexSettings settings) {
        try {
            return new RecordIndex(IndexFolder.open(folder), settings);
        } catch (LockObtainFailedException e) {
            throw new FaultException(Fault.of(SearchError.INDEX_IN_USE, folder), e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Refreshing often makes many small segments, and every query looks into each: few are left standing. */
    private static IndexWriterConfig configuration(IndexSettings settings) {
        return new IndexWriterConfig(new RecordAnalyzer()).setRAMBufferSizeMB(settings.memoryMegabytes())
                .setIndexDeletionPolicy(new KeepOnlyLastCommitDeletionPolicy()).setCommitOnClose(false)
                .setMergePolicy(new TieredMergePolicy().setSegmentsPerTier(SEGMENTS_PER_TIER));
    }

    /** Learns what the index holds; one pass over a fixed-size head of every record. */
    private void load() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            names.load(searcher);
            for (LeafReaderContext segment : searcher.getLeafContexts()) {
                BinaryDocValues hits = DocValues.getBinary(segment.reader(), RecordFields.HIT);
                while (hits.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    learn(StoredHit.Head.decode(hits.binaryValue()));
                }
            }
        } finally {
            searchers.release(searcher);
        }
    }

    private void learn(StoredHit.Head head) {
        leaves.add(head.leafId());
        if (head.revision() > 1) {
            revisions.note(head.id());
        }
    }

    /** Up to where the ledger has been put into the index; not all of it need be committed or searchable yet. */
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
        } catch (IOException | AlreadyClosedException e) {
            throw unwritable(e);
        }
        commit(position);
        refresh();
    }

    /** Makes what was applied searchable. */
    public void refresh() {
        try {
            searchers.maybeRefreshBlocking();
        } catch (IOException | AlreadyClosedException e) {
            throw unwritable(e);
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
            writer.setLiveCommitData(IndexPosition.commitData(applied, ledger).entrySet());
            writer.commit();
        } catch (IOException | AlreadyClosedException e) {
            throw unwritable(e);
        }
    }

    /** Number of records that are searchable, whoever may see them. */
    public long documents() {
        return read((searcher, facilities) -> (long) searcher.getIndexReader().numDocs());
    }

    /**
     * Runs something on what a scope permits.
     *
     * @throws FaultException {@code YJ-SEA-006}, {@code YJ-SEA-007}
     */
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

    /**
     * Something that reads the index.
     *
     * @param <T> what it answers
     */
    public interface Reading<T> {
        T read(IndexSearcher searcher, FacilityNames names) throws IOException;
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
