package org.yijian.search.access;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FilterDirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.jspecify.annotations.Nullable;

/** The index in which what a rule does not permit is as if deleted. */
final class ScopedReader extends FilterDirectoryReader {

    ScopedReader(DirectoryReader reader, ScopeRule rule, SegmentCache<ScopeBits> bits) throws IOException {
        super(reader, new SubReaderWrapper() {
            @Override
            public LeafReader wrap(LeafReader segment) {
                try {
                    return ScopedSegment.of(segment, bits.of(segment).of(rule, segment));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }

    @Override
    protected DirectoryReader doWrapDirectoryReader(DirectoryReader reader) {
        throw new UnsupportedOperationException("a scoped reader is made anew for each version of the index");
    }

    @Override
    public @Nullable CacheHelper getReaderCacheHelper() {
        return null;
    }
}
