package org.yijian.routes.federation.asking;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.yijian.search.SearchResult;
import org.yijian.security.error.Fault;

/**
 * What came of asking one partner.
 *
 * @param hub its id
 * @param name its name in Chinese, or its id
 * @param state how it ended
 * @param fault why there are no hits; null if it answered
 * @param millis how long it took
 * @param total how many records it has that may be seen
 * @param totalExact false if there are more
 * @param hits one page of them; kept nowhere
 */
public record PartnerReply(String hub, String name, State state, @Nullable Fault fault, long millis, long total,
        boolean totalExact, List<SearchResult.Hit> hits) {

    public PartnerReply {
        hits = List.copyOf(hits);
    }

    /** How it ended. */
    public enum State {
        ANSWERED, REFUSED, LATE, FAILED;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static PartnerReply without(String hub, String name, State state, Fault fault, long millis) {
        return new PartnerReply(hub, name, state, fault, millis, 0, true, List.of());
    }
}
