package org.yijian.search.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.IOUtils;
import org.yijian.records.Kind;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.search.document.RecordDocuments;
import org.yijian.search.document.RecordFields;
import org.yijian.search.document.StoredHit;

/**
 * Puts changes into the index with several threads. Of each record only the newest revision in the batch is taken, so
 * the threads never meet at a record; the call returns when all are done, so the next batch comes after.
 */
final class ChangeApplier implements AutoCloseable {

    private static final int AT_A_TIME = 32;
    /** Each thread writes segments of its own, and small segments are dear: a thread joins in for so many records. */
    private static final int A_THREADS_WORTH = 600;

    private final IndexWriter writer;
    private final LeafNumbers leaves;
    private final IndexedRevisions revisions;
    private final FacilityNames names;
    private final int threads;
    private final ExecutorService workers;

    /** A record and whether its part has been given to the index before. */
    private record Task(StoredRecord record, boolean known) {}

    ChangeApplier(IndexWriter writer, LeafNumbers leaves, IndexedRevisions revisions, FacilityNames names,
            int threads) {
        this.writer = writer;
        this.leaves = leaves;
        this.revisions = revisions;
        this.names = names;
        this.threads = threads;
        this.workers = Executors.newFixedThreadPool(threads,
                Thread.ofPlatform().name("search-index-", 0).daemon().factory());
    }

    /** @return how many records there were, older revisions of the same record not counted */
    int apply(List<Change> changes) throws IOException, InterruptedException {
        List<Task> tasks = tasks(newest(changes));
        AtomicInteger next = new AtomicInteger();
        int parallel = Math.min(threads, (tasks.size() + A_THREADS_WORTH - 1) / A_THREADS_WORTH);
        List<Callable<Void>> shares = new ArrayList<>();
        for (int share = 0; share < parallel; share++) {
            shares.add(() -> work(tasks, next));
        }
        for (Future<Void> share : workers.invokeAll(shares)) {
            await(share);
        }
        return tasks.size();
    }

    private static Collection<StoredRecord> newest(List<Change> changes) {
        Map<UUID, StoredRecord> newest = new LinkedHashMap<>();
        for (Change change : changes) {
            for (StoredRecord record : change.records()) {
                newest.merge(record.id(), record,
                        (known, other) -> other.revision() < known.revision() ? known : other);
            }
        }
        return newest.values();
    }

    /** Decides first for the whole batch, then marks its leaves, so that a batch repeated after a failure replaces. */
    private List<Task> tasks(Collection<StoredRecord> records) {
        List<Task> tasks = new ArrayList<>(records.size());
        for (StoredRecord record : records) {
            tasks.add(new Task(record, leaves.contains(record.leafId())));
        }
        records.forEach(record -> leaves.add(record.leafId()));
        return tasks;
    }

    private Void work(List<Task> tasks, AtomicInteger next) throws IOException {
        for (int from = next.getAndAdd(AT_A_TIME); from < tasks.size(); from = next.getAndAdd(AT_A_TIME)) {
            for (Task task : tasks.subList(from, Math.min(from + AT_A_TIME, tasks.size()))) {
                index(task);
            }
        }
        return null;
    }

    private void index(Task task) throws IOException {
        StoredRecord record = task.record();
        boolean revised = record.revision() > 1 || revisions.mayBeRevised(record.id());
        if (revised && revisions.revision(record.id()) > record.revision()) {
            return;
        }
        Document document = RecordDocuments.document(record);
        if (task.known() || revised) {
            writer.updateDocument(new Term(RecordFields.ID, RecordFields.bytes(record.id())), document);
        } else {
            writer.addDocument(document);
        }
        if (record.revision() > 1) {
            revisions.indexed(record.id(), record.revision());
        }
        if (record.record().kind() == Kind.FACILITY) {
            names.put(StoredHit.decode(document.getField(RecordFields.HIT).binaryValue()));
        }
    }

    /** @return whether the index was changed */
    boolean repair(UUID id, Optional<StoredRecord> current) throws IOException {
        Term term = new Term(RecordFields.ID, RecordFields.bytes(id));
        if (current.isEmpty()) {
            writer.deleteDocuments(term);
            return true;
        }
        if (revisions.revision(id) > current.get().revision()) {
            return false;
        }
        index(new Task(current.get(), true));
        return true;
    }

    private static void await(Future<Void> share) throws IOException, InterruptedException {
        try {
            share.get();
        } catch (ExecutionException e) {
            IOUtils.rethrowAlways(e.getCause());
        }
    }

    @Override
    public void close() {
        workers.close();
    }
}
