package org.yijian.search.overview;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.apache.lucene.geo.GeoEncodingUtils;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.yijian.records.Kind;
import org.yijian.records.body.FacilityStatus;
import org.yijian.records.body.FindingState;
import org.yijian.search.document.RecordFields;
import org.yijian.search.document.StoredHit;
import org.yijian.search.index.SearchableIndex;
import org.yijian.search.overview.Places.Place;
import org.yijian.security.access.AccessScope;

/** Reads places from the index of this node: what a scope does not show is not there for it. */
public final class IndexFacilityMap implements FacilityMap {

    private final SearchableIndex index;

    public IndexFacilityMap(SearchableIndex index) {
        this.index = index;
    }

    @Override
    public Places places(OverviewQuery query, AccessScope scope, int most) {
        return index.read(scope, (searcher, names) -> places(query, searcher, most));
    }

    private static Places places(OverviewQuery query, IndexSearcher searcher, int most) throws IOException {
        Map<UUID, PlaceTally.Told> told = IndexOverview.collect(searcher,
                IndexOverview.asked(query, Stream.of(Kind.FACILITY), FacilityStatus.OPEN, false), PlaceTally::new)
                .told();
        long placed = told.values().stream().filter(PlaceTally.Told::placed).count();
        if (placed > most || placed == 0) {
            return new Places(List.of(), placed, told.size() - placed);
        }
        RecordsOfFacilities open = IndexOverview.collect(searcher,
                IndexOverview.asked(query, Stream.of(Kind.FINDING), FindingState.OPEN, false),
                RecordsOfFacilities::new);
        List<Place> places = new ArrayList<>();
        for (Map.Entry<UUID, PlaceTally.Told> each : told.entrySet()) {
            if (each.getValue().placed()) {
                places.add(place(each.getKey(), each.getValue(), open.of(each.getKey()), searcher));
            }
        }
        return new Places(places, placed, told.size() - placed);
    }

    private static Place place(UUID facility, PlaceTally.Told told, long open, IndexSearcher searcher)
            throws IOException {
        List<LeafReaderContext> segments = searcher.getIndexReader().leaves();
        LeafReaderContext segment = segments.get(ReaderUtil.subIndex(told.document(), segments));
        BinaryDocValues hits = DocValues.getBinary(segment.reader(), RecordFields.HIT);
        if (!hits.advanceExact(told.document() - segment.docBase)) {
            throw new IOException("a record without its hit");
        }
        StoredHit hit = StoredHit.decode(hits.binaryValue());
        return new Place(facility, hit.facilityName(), hit.region(),
                GeoEncodingUtils.decodeLongitude((int) told.place()),
                GeoEncodingUtils.decodeLatitude((int) (told.place() >>> 32)), told.beds(), open);
    }
}
