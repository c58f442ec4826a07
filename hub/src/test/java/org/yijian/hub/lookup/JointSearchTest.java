package org.yijian.hub.lookup;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.yijian.routes.federation.FederationError;
import org.yijian.search.SearchQuery;
import org.yijian.security.access.AccessScope;
import org.yijian.security.error.FaultException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JointSearchTest {

    private static final SearchQuery QUERY = new SearchQuery("消防", Set.of(), Set.of(), Set.of(), Set.of(), null, null,
            null, SearchQuery.Sort.RELEVANCE, 1, 100, true);

    @Test
    void hitsAreTakenInTurnsWithOwnOnesFirst() {
        // Given
        var own = List.of("own 1", "own 2").iterator();
        var near = List.of("near 1").iterator();
        var far = List.of("far 1", "far 2", "far 3").iterator();
        // When
        List<String> all = JointSearch.inTurns(List.of(own, near, far));
        // Then
        assertThat(all).containsExactly("own 1", "near 1", "far 1", "own 2", "far 2", "far 3");
    }

    @Test
    void partnersAreNotAskedWithoutPurposeAndCase() {
        // Given
        List<String> partners = List.of("hub:510107");
        AccessScope scope = AccessScope.everything("inspector");
        // Then
        for (PartnerParameters incomplete : List.of(new PartnerParameters(partners, null, "案-1"),
                new PartnerParameters(partners, "curiosity", "案-1"), new PartnerParameters(partners, "complaint", null),
                new PartnerParameters(partners, "complaint", "a b"))) {
            assertThatThrownBy(() -> incomplete.inquiry(QUERY, scope)).isInstanceOf(FaultException.class)
                    .hasMessageContaining(FederationError.SEARCH_CASE_MISSING.code());
        }
    }

    @Test
    void aQuestionAsksForNoMoreThanOneSmallPageWithoutFacets() {
        // When
        var inquiry = new PartnerParameters(List.of("hub:510107", "hub:510107", ""), "complaint", " 案-1 ")
                .inquiry(QUERY, AccessScope.everything("inspector"));
        // Then
        assertThat(inquiry.partners()).containsExactly("hub:510107");
        assertThat(inquiry.caseId()).isEqualTo("案-1");
        assertThat(inquiry.question().query().size()).isEqualTo(20);
        assertThat(inquiry.question().query().facets()).isFalse();
    }
}
