package org.yijian.hub.index;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.hub.account.Account;
import org.yijian.search.index.IndexDigest;
import org.yijian.search.index.IndexStatus;
import org.yijian.security.error.Fault;

/** {@code /api/v1/index}. */
@RestController
@Tag(name = "index", description = "检索索引 The search index: how it stands, rebuild, comparison with the ledger")
public class IndexApi {

    private final IndexDesk desk;

    public IndexApi(IndexDesk desk) {
        this.desk = desk;
    }

    /**
     * The index of the node that answers.
     *
     * @param node address of the node
     * @param state {@code following}, {@code caught-up}, {@code retrying} or {@code stopped}
     * @param generation number of the generation that answers
     * @param form form of its documents
     * @param older whether documents are made in a newer form now
     * @param records records that can be found
     * @param bytes what it takes on the disk
     * @param sequence number of the last change in it
     * @param ledgerSequence number of the last change in the ledger
     * @param lagMillis age of the oldest record that is not in it yet
     * @param error why it does not follow; null if it does
     * @param rebuild the rebuild under way, else the last one; null if there was none since the start
     * @param comparing whether this node compares at the moment
     * @param comparisonFailure why the last comparison did not come to an end; null if it did
     * @param nodes {@code alone}, {@code same}, {@code different} or {@code moving}
     * @param nodeDifferences what nodes hold otherwise than the first
     * @param compared the last comparison of each node
     */
    public record Answer(String node, String state, int generation, String form, boolean older, long records,
            long bytes, long sequence, long ledgerSequence, long lagMillis, @Nullable String error,
            @Nullable Rebuild rebuild, boolean comparing, @Nullable String comparisonFailure, String nodes,
            List<NodeComparison.Difference> nodeDifferences, List<Compared> compared) {}

    /**
     * A rebuild.
     *
     * @param generation number of the generation that is built
     * @param state {@code building}, {@code switching}, {@code done} or {@code failed}
     * @param startedAt when it began
     * @param endedAt when it ended; null before
     * @param records records built
     * @param recordsPerSecond how fast
     * @param percent of the ledger
     * @param code why it failed; null if it did not
     * @param chinese in Chinese
     * @param english in English
     */
    public record Rebuild(int generation, String state, Instant startedAt, @Nullable Instant endedAt, long records,
            long recordsPerSecond, int percent, @Nullable String code, @Nullable String chinese,
            @Nullable String english) {

        static Rebuild of(IndexStatus.Rebuild rebuild) {
            Fault fault = rebuild.fault();
            return new Rebuild(rebuild.generation(), wire(rebuild.state()), rebuild.startedAt(), rebuild.endedAt(),
                    rebuild.records(), rebuild.rate(), rebuild.percent(), fault == null ? null : fault.code().code(),
                    fault == null ? null : fault.text(Locale.CHINESE),
                    fault == null ? null : fault.text(Locale.ENGLISH));
        }
    }

    /**
     * A comparison.
     *
     * @param node address of the node
     * @param at when
     * @param generation generation of its index
     * @param sequence up to which change
     * @param compared records compared
     * @param differing records that differed from the ledger
     * @param repaired of these, records put right
     * @param first the first differences
     * @param kinds number and digest of the records by kind
     */
    public record Compared(String node, Instant at, int generation, long sequence, long compared, long differing,
            long repaired, List<String> first, Map<String, IndexDigest.OfKind> kinds) {

        static Compared of(ComparedIndex index) {
            return new Compared(index.node(), index.at(), index.generation(), index.digest().position().sequence(),
                    index.compared(), index.differing(), index.repaired(), index.first(), index.kinds());
        }
    }

    @GetMapping("/api/v1/index")
    @Operation(summary = "检索索引状态 How the search index of this node stands")
    Answer status() {
        return answer();
    }

    @PostMapping("/api/v1/index/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "重建检索索引 Build this node's index anew in the background", description = "Searches go on. "
            + "Asking again while it is under way changes nothing.")
    Answer rebuild(@AuthenticationPrincipal Account account) {
        desk.rebuild(account);
        return answer();
    }

    @PostMapping("/api/v1/index/check")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "核对检索索引 Compare the indexes of all nodes with the ledger in the background, and repair")
    Answer compare(@AuthenticationPrincipal Account account) {
        desk.compare(account);
        return answer();
    }

    private Answer answer() {
        IndexDesk.Overview now = desk.now();
        IndexStatus index = now.index();
        IndexStatus.Rebuild rebuild = index.rebuild();
        return new Answer(now.node(), wire(index.health().state()), index.generation(), index.form(), index.older(),
                index.records(), index.bytes(), index.health().position().sequence(), now.end().sequence(),
                index.health().lag().toMillis(), index.health().error(), rebuild == null ? null : Rebuild.of(rebuild),
                now.comparing(), now.failure(), wire(now.nodes().state()), now.nodes().differences(),
                now.compared().stream().map(Compared::of).toList());
    }

    static String wire(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
