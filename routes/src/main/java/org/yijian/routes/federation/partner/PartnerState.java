package org.yijian.routes.federation.partner;

import java.util.Locale;

/** Where the introduction of a partner stands. Messages pass only while it is {@link #ACTIVE}. */
public enum PartnerState {
    /** It was given this hub's trust document. */
    INVITED("已邀请", "invited"),
    /** Its trust document was read; nobody has compared the code yet. */
    PROPOSED("待比对", "proposed"),
    /** One person has compared the code. */
    APPROVED_ONCE("待二次审批", "approved once"),
    /** Two people have approved. */
    ACTIVE("已启用", "active"),
    /** Stopped by a person; may be resumed by another. */
    SUSPENDED("已暂停", "suspended"),
    /** Over. May be invited anew. */
    ENDED("已终止", "ended");

    private final String chinese;
    private final String english;

    PartnerState(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    /** The name in the database and in JSON. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    static PartnerState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
