package org.yijian.routes.federation.inquiry;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.grant.SearchPurpose;
import org.yijian.routes.federation.grant.SearchTerms;
import org.yijian.security.message.MessageHeader;

/** The rules that decide whether a partner's question is answered, in the order in which they are asked. Only the last allows. */
public enum SearchRule {
    /** Its header or body is not as it must be: late, replayed, for another hub. */
    NOT_SOUND(null),
    /** Nothing was granted to this partner. */
    NO_GRANT(FederationError.SEARCH_NOT_GRANTED),
    /** No case is named. */
    NO_CASE(FederationError.SEARCH_CASE_MISSING),
    /** A purpose that was not granted, or another legal basis. */
    PURPOSE_NOT_GRANTED(FederationError.SEARCH_PURPOSE),
    /** None of the kinds that it asks for was granted. */
    KIND_NOT_GRANTED(FederationError.SEARCH_KIND),
    /** All of the above allow it; what is found is cut to the grant. */
    WITHIN_GRANT(null);

    private final @Nullable FederationError error;

    SearchRule(@Nullable FederationError error) {
        this.error = error;
    }

    /** The rule that decides on a question that is sound. */
    static SearchRule of(@Nullable SearchTerms terms, MessageHeader header, SearchQuestion question) {
        if (terms == null) {
            return NO_GRANT;
        }
        if (header.caseId() == null) {
            return NO_CASE;
        }
        if (SearchPurpose.of(header.purpose()).isEmpty() || !terms.purposes().contains(header.purpose())
                || !terms.legalBasis().equals(header.legalBasis())) {
            return PURPOSE_NOT_GRANTED;
        }
        boolean some = question.query().kinds().isEmpty()
                || question.query().kinds().stream().anyMatch(terms.kinds()::contains);
        return some ? WITHIN_GRANT : KIND_NOT_GRANTED;
    }

    /** What the one who asked is told; null where the reason is another or there is none. */
    @Nullable
    FederationError error() {
        return error;
    }

    public boolean allows() {
        return this == WITHIN_GRANT;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
