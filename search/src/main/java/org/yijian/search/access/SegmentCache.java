package org.yijian.search.access;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.jspecify.annotations.Nullable;

/**
 * Something worked out once for each segment and forgotten when the segment goes. Segments never change (deletions are
 * kept beside them), so it stays true as long as the segment lives.
 *
 * @param <T> what is kept
 */
public final class SegmentCache<T> {

    private final Map<IndexReader.CacheKey, T> values = new ConcurrentHashMap<>();
    private final Maker<T> maker;

    /**
     * Works the value out.
     *
     * @param <T> what is kept
     */
    public interface Maker<T> {
        T make(LeafReader segment) throws IOException;
    }

    public SegmentCache(Maker<T> maker) {
        this.maker = maker;
    }

    /** The value for this segment. Two threads that come at once may both work it out; one of the results is kept. */
    public T of(LeafReader segment) throws IOException {
        IndexReader.CacheHelper helper = segment.getCoreCacheHelper();
        if (helper == null) {
            return maker.make(segment);
        }
        T known = values.get(helper.getKey());
        return known != null ? known : make(segment, helper);
    }

    private T make(LeafReader segment, IndexReader.CacheHelper helper) throws IOException {
        T made = maker.make(segment);
        @Nullable
        T earlier = values.putIfAbsent(helper.getKey(), made);
        if (earlier != null) {
            return earlier;
        }
        helper.addClosedListener(values::remove);
        return made;
    }
}
