package org.yijian.hub.lookup;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.asking.Inquiry;
import org.yijian.routes.federation.grant.SearchPurpose;
import org.yijian.routes.federation.inquiry.SearchQuestion;
import org.yijian.search.SearchQuery;
import org.yijian.security.access.AccessScope;
import org.yijian.security.error.FaultException;

/**
 * The part of a search's address that is about partners.
 *
 * @param partners ids of partner hubs; null or empty for none
 * @param purpose wire name of the purpose; null if none was chosen
 * @param caseId number of the case or task; null if none was given
 */
public record PartnerParameters(@Nullable List<String> partners, @Nullable String purpose, @Nullable String caseId) {

    /** The partners that were ticked. */
    public List<String> chosen() {
        return partners == null ? List.of() : partners.stream().filter(hub -> !hub.isBlank()).distinct().toList();
    }

    /**
     * The question to the partners.
     *
     * @throws FaultException {@link FederationError#SEARCH_CASE_MISSING} if purpose or case are missing
     */
    Inquiry inquiry(SearchQuery query, AccessScope scope) {
        SearchPurpose known = SearchPurpose.of(purpose == null ? "" : purpose)
                .orElseThrow(() -> new FaultException(FederationError.SEARCH_CASE_MISSING));
        return new Inquiry(SearchQuestion.of(query, scope), chosen(), known, caseId == null ? "" : caseId.strip(),
                scope.actor());
    }
}
