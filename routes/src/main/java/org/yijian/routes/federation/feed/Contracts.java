package org.yijian.routes.federation.feed;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.yijian.records.Kind;
import org.yijian.records.schema.ContractVersions;
import org.yijian.routes.federation.FederationError;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.Message;
import org.yijian.security.message.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/** Keeps promises to those who get a kind of record: a new schema that would break their feeds is not published. */
public final class Contracts {

    private final Feeds feeds;

    public Contracts(Feeds feeds) {
        this.feeds = feeds;
    }

    /**
     * What a publication would mean.
     *
     * @param breaks what would break those who rely on the present schema; empty if nothing would
     * @param partners whom it would hurt
     */
    public record Effect(List<String> breaks, List<String> partners) {}

    /** Looks at a schema before it is published. */
    public Effect effect(Kind kind, byte[] schema) {
        ObjectNode fresh = StrictJson.parse(schema, Message.MAX_BYTES);
        String present = ContractVersions.schema(kind, ContractVersions.current(kind)).orElseThrow();
        List<String> breaks = SchemaChange
                .breaks(StrictJson.parse(present.getBytes(StandardCharsets.UTF_8), Message.MAX_BYTES), fresh);
        List<String> partners = feeds.all().stream()
                .filter(feed -> feed.provided() && feed.state() != FeedState.ENDED
                        && feed.terms().kinds().contains(kind.wire()))
                .map(Feed::partner).distinct().sorted().toList();
        return new Effect(breaks, breaks.isEmpty() ? List.of() : partners);
    }

    /**
     * The same as a gate.
     *
     * @throws FaultException {@link FederationError#INCOMPATIBLE_CONTRACT} with the partners that it would hurt
     */
    public void require(Kind kind, byte[] schema) {
        Effect effect = effect(kind, schema);
        if (!effect.partners().isEmpty()) {
            throw new FaultException(FederationError.INCOMPATIBLE_CONTRACT, String.join(", ", effect.partners()),
                    String.join("; ", effect.breaks()));
        }
    }
}
