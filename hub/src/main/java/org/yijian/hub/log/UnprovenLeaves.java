package org.yijian.hub.log;

import java.time.Instant;
import java.util.Optional;

import org.yijian.security.proof.LeafCodec;
import org.yijian.security.proof.TileLog;

/** Since when the log has leaves that something does not cover yet. */
final class UnprovenLeaves {

    private UnprovenLeaves() {
    }

    /**
     * The time of the first published leaf from this place on, as the leaf itself says: a restart does not change it.
     *
     * @param covered how many leaves are covered
     */
    static Optional<Instant> since(TileLog log, long covered) {
        return covered < log.checkpoint().size() ? LeafCodec.time(log.leaf(covered)) : Optional.empty();
    }
}
