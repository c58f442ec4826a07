package org.yijian.records.ledger.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.yijian.records.RecordError;
import org.yijian.records.ledger.AuditLog;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.security.error.FaultException;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafCodec;

/**
 * The audit log in the database. One thread writes whatever has gathered while it wrote the last time, in one
 * transaction, so that the rate is not bound to that of the disk's syncs. Fails at once when the queue is full, and with
 * the database's error when that is away; it never keeps a leaf for later, because nobody would wait for it.
 */
public final class GroupedAuditLog implements AuditLog, AutoCloseable {

    private static final int WAITING = 10_000;
    private static final int TOGETHER = 1_000;
    private static final long LOOK_MILLIS = 200;

    private final Transactions transactions;
    private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(WAITING);
    private final Thread writer;
    private volatile boolean closed;

    /** A leaf on its way. */
    private record Entry(byte[] leaf, CompletableFuture<Long> done) {}

    public GroupedAuditLog(Transactions transactions) {
        this.transactions = transactions;
        // Not virtual: those who search keep the carriers busy, and all of them wait for this thread.
        this.writer = Thread.ofPlatform().name("audit-log").daemon().start(this::run);
    }

    /**
     * {@inheritDoc}
     *
     * <p>What depends on the future runs in the writing thread: wait for it, or go on in another one.
     */
    @Override
    public CompletableFuture<Long> append(Leaf leaf) {
        Entry entry = new Entry(LeafCodec.encode(leaf), new CompletableFuture<>());
        if (closed || !queue.offer(entry)) {
            entry.done().completeExceptionally(new FaultException(RecordError.AUDIT_QUEUE_FULL));
        } else if (closed && queue.remove(entry)) {
            refuse(List.of(entry));
        }
        return entry.done();
    }

    private void run() {
        List<Entry> group = new ArrayList<>(TOGETHER);
        while (!closed || !queue.isEmpty()) {
            group.clear();
            try {
                Entry first = queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    queue.drainTo(group, TOGETHER - 1);
                    write(group);
                }
            } catch (InterruptedException e) {
                closed = true;
                refuse(group);
            }
        }
    }

    private void write(List<Entry> group) {
        try {
            List<byte[]> leaves = group.stream().map(Entry::leaf).toList();
            List<Long> ids = transactions.single("append audit leaves",
                    connection -> PendingLeaves.add(connection, leaves));
            for (int i = 0; i < ids.size(); i++) {
                group.get(i).done().complete(ids.get(i));
            }
        } catch (DataAccessException e) {
            group.forEach(entry -> entry.done().completeExceptionally(e));
        } catch (RuntimeException | Error e) { // a thread that dies here would let everybody wait for ever
            group.forEach(entry -> entry.done()
                    .completeExceptionally(new TransientDataAccessResourceException("audit log", e)));
        }
    }

    private static void refuse(List<Entry> entries) {
        entries.forEach(entry -> entry.done()
                .completeExceptionally(new TransientDataAccessResourceException("the audit log is closed")));
    }

    /** Writes what has gathered and takes no more. */
    @Override
    public void close() {
        closed = true;
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
