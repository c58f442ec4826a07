package org.yijian.search.access;

import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** A segment in which what a scope does not permit is as if deleted. */
final class ScopedSegment extends FilterLeafReader {

    private final Bits visible;
    private final int numberVisible;

    private ScopedSegment(LeafReader segment, FixedBitSet visible, int numberVisible) {
        super(segment);
        this.visible = visible.asReadOnlyBits();
        this.numberVisible = numberVisible;
    }

    /** The segment seen through the permitted bits; the segment itself if nothing is hidden. */
    static LeafReader of(LeafReader segment, FixedBitSet permitted) {
        Bits live = segment.getLiveDocs();
        FixedBitSet visible = permitted;
        if (live != null) {
            visible = FixedBitSet.copyOf(live);
            visible.and(permitted);
        }
        int numberVisible = visible.cardinality();
        return numberVisible == segment.numDocs() ? segment : new ScopedSegment(segment, visible, numberVisible);
    }

    @Override
    public Bits getLiveDocs() {
        return visible;
    }

    @Override
    public int numDocs() {
        return numberVisible;
    }

    @Override
    public @Nullable CacheHelper getCoreCacheHelper() {
        return in.getCoreCacheHelper();
    }

    /** None: the reader of a scope must never share with that of another what is cached by deletions. */
    @Override
    public @Nullable CacheHelper getReaderCacheHelper() {
        return null;
    }
}
