package org.yijian.routes.federation.feed;

import java.util.Locale;

/** Where a feed stands. Records flow only while it is {@link #ACTIVE}. */
public enum FeedState {
    /** Asked for by the receiver, not decided by the provider. */
    REQUESTED("待对方审批", "requested"),
    /** Approved by the provider. */
    ACTIVE("运行中", "active"),
    /** Held; goes on from where it stopped. */
    PAUSED("已暂停", "paused"),
    /** Over: refused, or ended by either side. */
    ENDED("已结束", "ended");

    private final String chinese;
    private final String english;

    FeedState(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    static FeedState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
