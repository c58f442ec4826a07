package org.yijian.search.query;

import java.io.IOException;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.yijian.search.document.FacetCell;
import org.yijian.search.document.RecordFields;

/**
 * What the ordinals of one segment stand for, read once for each segment.
 *
 * @param cells facet cell by ordinal
 * @param regions region code by ordinal
 */
public record SegmentFacets(FacetCell[] cells, String[] regions) {

    /** Reads them; kept by {@link org.yijian.search.access.SegmentCache}. */
    public static SegmentFacets of(LeafReader segment) throws IOException {
        SortedDocValues cellValues = DocValues.getSorted(segment, RecordFields.FACET_CELL);
        FacetCell[] cells = new FacetCell[cellValues.getValueCount()];
        for (int ordinal = 0; ordinal < cells.length; ordinal++) {
            cells[ordinal] = FacetCell.decode(cellValues.lookupOrd(ordinal));
        }
        SortedDocValues regionValues = DocValues.getSorted(segment, RecordFields.REGION);
        String[] regions = new String[regionValues.getValueCount()];
        for (int ordinal = 0; ordinal < regions.length; ordinal++) {
            regions[ordinal] = regionValues.lookupOrd(ordinal).utf8ToString().intern();
        }
        return new SegmentFacets(cells, regions);
    }
}
