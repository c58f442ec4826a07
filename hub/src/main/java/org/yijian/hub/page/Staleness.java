package org.yijian.hub.page;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Says that figures and hits are late. */
public final class Staleness {

    private Staleness() {
    }

    /** The sentence; null if they are up to date. */
    public static @Nullable String text(Optional<Duration> late, Wording wording) {
        return late.map(age -> wording.text("stale", wording.count(Math.max(1, age.toSeconds())))).orElse(null);
    }
}
