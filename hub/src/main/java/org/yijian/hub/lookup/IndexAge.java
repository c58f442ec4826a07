package org.yijian.hub.lookup;

import java.time.Duration;
import java.util.Optional;

/** Tells whether what people find is up to date. */
@FunctionalInterface
public interface IndexAge {

    /** How far the index is behind the ledger; empty if nobody would notice. */
    Optional<Duration> late();
}
