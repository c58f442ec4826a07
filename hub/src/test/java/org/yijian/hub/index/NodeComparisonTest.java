package org.yijian.hub.index;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.yijian.hub.index.NodeComparison.Difference;
import org.yijian.hub.index.NodeComparison.State;
import org.yijian.records.ledger.Change;
import org.yijian.search.index.IndexDigest;

import static org.assertj.core.api.Assertions.assertThat;

class NodeComparisonTest {

    private static final IndexDigest.OfKind FINDINGS = new IndexDigest.OfKind(7, "00000000000000aa");
    private static final IndexDigest.OfKind OTHER_FINDINGS = new IndexDigest.OfKind(7, "00000000000000ab");
    private static final IndexDigest.OfKind COMPLAINTS = new IndexDigest.OfKind(3, "00000000000000cc");

    private static ComparedIndex node(String node, long sequence, Map<String, IndexDigest.OfKind> kinds) {
        return new ComparedIndex(node, Instant.EPOCH, 1,
                new IndexDigest("ledger", new Change.Position(sequence, sequence), kinds), 10, 0, 0, List.of());
    }

    @Test
    void nodesThatHoldTheSameAreTheSame() {
        assertThat(NodeComparison.of(List.of(node("a", 5, Map.of("finding", FINDINGS)),
                node("b", 5, Map.of("finding", FINDINGS)))).state()).isEqualTo(State.SAME);
    }

    @Test
    void theNodeAndTheKindThatDifferAreNamed() {
        // When
        NodeComparison compared = NodeComparison
                .of(List.of(node("a", 5, Map.of("finding", FINDINGS, "complaint", COMPLAINTS)),
                        node("b", 5, Map.of("finding", FINDINGS, "complaint", COMPLAINTS)),
                        node("c", 5, Map.of("finding", OTHER_FINDINGS))));
        // Then
        assertThat(compared.state()).isEqualTo(State.DIFFERENT);
        assertThat(compared.differences()).containsExactly(new Difference("complaint", "c", 0, "a", 3),
                new Difference("finding", "c", 7, "a", 7));
    }

    @Test
    void nodesAtDifferentPlacesAreNotCompared() {
        assertThat(NodeComparison.of(List.of(node("a", 5, Map.of("finding", FINDINGS)), node("b", 6, Map.of())))
                .state()).isEqualTo(State.MOVING);
    }

    @Test
    void aNodeByItselfIsNotCompared() {
        assertThat(NodeComparison.of(List.of(node("a", 5, Map.of()))).state()).isEqualTo(State.ALONE);
    }
}
