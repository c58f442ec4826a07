package org.yijian.search.index;

import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.TieredMergePolicy;

/** How segments are merged. Every refresh leaves some that hold a few hundred documents. */
enum Merging {

    /**
     * While documents come in, small segments are merged with their like only: one that has grown is not written again
     * for each handful that follows it.
     */
    WHILE_BUSY(10, 1),

    /** All that is small is merged into little, since every query looks into each segment. */
    IN_QUIET(4, 16);

    private final double segmentsPerTier;
    private final double smallMegabytes;

    /** @param smallMegabytes segments below this size count as equal */
    Merging(double segmentsPerTier, double smallMegabytes) {
        this.segmentsPerTier = segmentsPerTier;
        this.smallMegabytes = smallMegabytes;
    }

    MergePolicy policy() {
        return new TieredMergePolicy().setSegmentsPerTier(segmentsPerTier).setFloorSegmentMB(smallMegabytes);
    }
}
