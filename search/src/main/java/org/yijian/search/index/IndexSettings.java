package org.yijian.search.index;

import java.time.Duration;

import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.KeepOnlyLastCommitDeletionPolicy;
import org.yijian.search.analysis.RecordAnalyzer;

/**
 * How an index works.
 *
 * @param threads threads that build and add documents
 * @param memoryMegabytes documents are written out when they take so much memory
 * @param refreshEvery changes become searchable at least this often; a third as often while they keep coming, or when refreshing takes long
 * @param commitEvery changes become durable at least this often
 * @param commitAfter and at least after so many records
 */
public record IndexSettings(int threads, int memoryMegabytes, Duration refreshEvery, Duration commitEvery,
        int commitAfter) {

    /** Up to four threads, 48 MB, 100 ms, 30 s, 200,000 records: what a crash costs is followed again in seconds. */
    public static IndexSettings standard() {
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
        return new IndexSettings(threads, 48, Duration.ofMillis(100), Duration.ofSeconds(30), 200_000);
    }

    /** What closing does not do, committing, is done by whoever knows up to where everything was applied. */
    IndexWriterConfig writing() {
        return new IndexWriterConfig(new RecordAnalyzer()).setRAMBufferSizeMB(memoryMegabytes)
                .setIndexDeletionPolicy(new KeepOnlyLastCommitDeletionPolicy()).setCommitOnClose(false)
                .setMergePolicy(Merging.WHILE_BUSY.policy());
    }
}
