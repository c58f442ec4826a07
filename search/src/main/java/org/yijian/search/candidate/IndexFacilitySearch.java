package org.yijian.search.candidate;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.yijian.search.document.StoredHit;
import org.yijian.search.index.SearchableIndex;
import org.yijian.security.access.AccessScope;

/** Finds facilities in the index of this node. */
public final class IndexFacilitySearch implements FacilitySearch {

    private static final int MOST = 50;

    private final SearchableIndex index;

    public IndexFacilitySearch(SearchableIndex index) {
        this.index = index;
    }

    @Override
    public List<FacilityCandidate> candidates(FacilityQuestion question, AccessScope scope, int most) {
        if (question.blank()) {
            return List.of();
        }
        return index.read(scope,
                (searcher, names) -> new CandidateFinder(searcher).find(question, Math.clamp(most, 1, MOST)));
    }

    @Override
    public Optional<FacilityCandidate> facility(UUID id, AccessScope scope) {
        return index.read(scope, (searcher, names) -> {
            List<StoredHit> describing = new VisibleFacilities(searcher).describing(id);
            return describing.isEmpty()
                    ? Optional.<FacilityCandidate>empty()
                    : Optional.of(CandidateFinder.of(id, describing.getFirst(), describing, 100, List.of(), true));
        });
    }
}
