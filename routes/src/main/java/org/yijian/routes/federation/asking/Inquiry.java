package org.yijian.routes.federation.asking;

import java.util.List;
import java.util.regex.Pattern;

import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.grant.SearchPurpose;
import org.yijian.routes.federation.inquiry.SearchQuestion;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/**
 * A person's question to partners.
 *
 * @param question what is asked
 * @param partners ids of the partners, at most {@value #MOST_PARTNERS}
 * @param purpose what for
 * @param caseId number of the case or task
 * @param actor account that asks; goes into this hub's log, not to the partners
 */
public record Inquiry(SearchQuestion question, List<String> partners, SearchPurpose purpose, String caseId,
        String actor) {

    /** The most partners that one question goes to. */
    public static final int MOST_PARTNERS = 16;

    private static final Pattern CASE = Pattern.compile("[\\p{L}\\p{N}〔〕\\[\\]（）()#/_.\\-]{2,64}");

    /** @throws FaultException {@link FederationError#SEARCH_CASE_MISSING} or {@link FederationError#SEARCH_TERMS} */
    public Inquiry {
        partners = partners.stream().distinct().toList();
        if (!CASE.matcher(caseId).matches()) {
            throw new FaultException(Fault.of(FederationError.SEARCH_CASE_MISSING));
        }
        if (partners.size() > MOST_PARTNERS) {
            throw new FaultException(Fault.of(FederationError.SEARCH_TERMS, "partners"));
        }
    }
}
