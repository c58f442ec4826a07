package org.yijian.hub.lookup;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import org.yijian.hub.account.Account;
import org.yijian.records.Kind;
import org.yijian.records.ledger.LogIndexes;
import org.yijian.search.RecordSearch;
import org.yijian.search.SearchQuery;
import org.yijian.search.SearchResult;
import org.yijian.search.Suggestion;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.error.FaultException;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

/** Search as people get it: only what the account may see, logged before it is shown, with log indices. */
public final class AuditedSearch {

    /**
     * What is shown.
     *
     * @param result what was found
     * @param logIndexes log index by leaf id, for those that have one already
     * @param personsLeftOut whether records about persons were left out because no purpose was said
     */
    public record Found(SearchResult result, Map<Long, Long> logIndexes, boolean personsLeftOut) {}

    private static final int SUGGESTIONS = 8;

    private final RecordSearch search;
    private final LogIndexes indexes;
    private final Evidence evidence;
    private final KeyedHash hash;
    private final Clock clock;

    public AuditedSearch(RecordSearch search, LogIndexes indexes, Evidence evidence, KeyedHash hash, Clock clock) {
        this.search = search;
        this.indexes = indexes;
        this.evidence = evidence;
        this.hash = hash;
        this.clock = clock;
    }

    /**
     * Searches. Without a purpose nothing about persons is found.
     *
     * @throws FaultException {@link org.yijian.hub.HubError#PURPOSE_MISSING} if records about persons are asked for by
     *         their kind, and no purpose was said
     */
    public Found search(SearchQuery query, Account account, StatedPurpose purpose) {
        boolean leftOut = purpose.leavesOut(account.scope());
        if (leftOut && query.kinds().contains(Kind.PRACTITIONER.wire())) {
            evidence.append(leaf(query, List.of(), account, purpose, "refused:no-purpose"));
            purpose.require();
        }
        SearchResult result = search.search(query, purpose.scope(account.scope()));
        evidence.append(leaf(query, result.hits(), account, purpose, "allowed"));
        return new Found(result, indexes.of(result.hits().stream().map(SearchResult.Hit::leafId).distinct().toList()),
                leftOut);
    }

    /**
     * What may be meant by what is being typed. Not logged, one entry for each key pressed would hide the searches: it
     * tells only names and numbers of facilities that the account finds anyway, and nothing about persons.
     */
    public List<Suggestion> suggest(String typed, Account account) {
        return search.suggest(typed, StatedPurpose.NONE.scope(account.scope()), SUGGESTIONS);
    }

    /** The words only as a keyed hash, the filters as they are, and what was shown as a commitment. */
    private Leaf leaf(SearchQuery query, List<SearchResult.Hit> hits, Account account, StatedPurpose purpose,
            String decision) {
        String words = hash.of(query.text());
        String shown = hits.stream().map(SearchResult.Hit::id).collect(Collectors.joining(","));
        String object = "query/" + words + filters(query) + purpose.inLeaf('&', hash) + persons(hits);
        return new Leaf(LeafType.SEARCH, account.name(), "search", object, decision, clock.instant(),
                hash.of(query.text() + '\n' + shown), null);
    }

    private String persons(List<SearchResult.Hit> hits) {
        return new ShownPersons(hash)
                .of(hits.stream().filter(hit -> hit.sensitivity().equals(Sensitivity.PERSONAL.wire()))
                        .map(hit -> UUID.fromString(hit.id())).toList());
    }

    private static String filters(SearchQuery query) {
        StringBuilder text = new StringBuilder("?page=").append(query.page());
        append(text, "kind", query.kinds());
        append(text, "department", query.departments());
        append(text, "region", query.regions());
        append(text, "severity", query.severities());
        if (query.from() != null) {
            text.append("&from=").append(query.from());
        }
        if (query.to() != null) {
            text.append("&to=").append(query.to());
        }
        if (query.facilityId() != null) {
            text.append("&facility=").append(query.facilityId());
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String name, java.util.Set<String> values) {
        if (!values.isEmpty()) {
            text.append('&').append(name).append('=').append(String.join(",", new TreeSet<>(values)));
        }
    }
}
