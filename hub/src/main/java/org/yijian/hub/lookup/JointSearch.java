package org.yijian.hub.lookup;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.federation.Federation;
import org.yijian.routes.federation.asking.Inquiry;
import org.yijian.routes.federation.asking.PartnerReply;
import org.yijian.routes.federation.asking.PartnerSearch;
import org.yijian.search.SearchQuery;
import org.yijian.search.SearchResult;
import org.yijian.search.Suggestion;
import org.yijian.security.error.FaultException;

/**
 * Search here and at the partners that were ticked. Scores of two hubs say nothing about each other, so hits are taken in
 * turns by their rank: the first of this hub, the first of each partner, the second of this hub, and so on.
 */
public final class JointSearch {

    private final AuditedSearch own;
    private final Federation federation;

    public JointSearch(AuditedSearch own, Federation federation) {
        this.own = own;
        this.federation = federation;
    }

    /**
     * One hit and where it is from.
     *
     * @param partner the partner that told it; null for this hub's own
     * @param hit what was found
     * @param logIndex index in this hub's log; null for a partner's, and until it is sequenced
     */
    public record Hit(@Nullable PartnerReply partner, SearchResult.Hit hit, @Nullable Long logIndex) {}

    /**
     * What was found.
     *
     * @param own by this hub
     * @param partners one reply for each partner that was ticked, also of those that are late or refuse
     * @param hits all of them in turns
     */
    public record Found(AuditedSearch.Found own, List<PartnerReply> partners, List<Hit> hits) {

        /** How many pages' worth of hits the hub with the most of them has. */
        public long mostHits() {
            return Math.max(own.result().total(), partners.stream().mapToLong(PartnerReply::total).max().orElse(0));
        }
    }

    /** Partners that may be asked; none if this hub is on its own. */
    public List<PartnerSearch.Choice> choices() {
        return federation.on() ? federation.room().search().choices() : List.of();
    }

    /** What may be meant by what is being typed: of this hub alone. */
    public List<Suggestion> suggest(String typed, Account account) {
        return own.suggest(typed, account);
    }

    /**
     * Searches.
     *
     * @throws FaultException if partners are ticked without purpose or case, or together with one facility, whose id only
     *         this hub knows
     */
    public Found search(SearchQuery query, PartnerParameters partners, Account account, StatedPurpose purpose) {
        if (partners.chosen().isEmpty()) {
            return found(own.search(query, account, purpose), List.of());
        }
        if (query.facilityId() != null) {
            throw new FaultException(HubError.BAD_PARAMETER, "facility", query.facilityId());
        }
        PartnerSearch search = federation.room().search();
        Inquiry inquiry = partners.inquiry(query, account.scope());
        AuditedSearch.Found here = own.search(query, account, purpose);
        return found(here, search.ask(inquiry));
    }

    private static Found found(AuditedSearch.Found own, List<PartnerReply> partners) {
        List<Iterator<Hit>> sides = new ArrayList<>();
        sides.add(own.result().hits().stream().map(hit -> new Hit(null, hit, own.logIndexes().get(hit.leafId())))
                .iterator());
        partners.forEach(reply -> sides.add(reply.hits().stream().map(hit -> new Hit(reply, hit, null)).iterator()));
        return new Found(own, partners, inTurns(sides));
    }

    static <T> List<T> inTurns(List<Iterator<T>> sides) {
        List<T> all = new ArrayList<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Iterator<T> side : sides) {
                if (side.hasNext()) {
                    all.add(side.next());
                    more = true;
                }
            }
        }
        return all;
    }
}
