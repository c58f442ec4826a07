package org.yijian.routes.federation.grant;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.yijian.records.body.Named;

/**
 * What a search at a partner is for. A closed list: purposes are compared with what was granted, and stand in the log,
 * where nobody's name may.
 */
public enum SearchPurpose implements Named {
    DAILY_INSPECTION("日常检查", "Daily inspection"), SPECIAL_INSPECTION("专项检查", "Special inspection"), COMPLAINT("投诉核查",
            "Complaint"), CREDIT_REVIEW("信用核查",
                    "Credit review"), INCIDENT("事件调查", "Incident"), JOINT_SUPERVISION("跨区联合监管", "Joint supervision");

    private final String chinese;
    private final String english;

    SearchPurpose(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    /** The name in messages, grants and addresses, for example {@code daily-inspection}. */
    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String chinese() {
        return chinese;
    }

    @Override
    public String english() {
        return english;
    }

    public static Optional<SearchPurpose> of(String wire) {
        return Arrays.stream(values()).filter(purpose -> purpose.wire().equals(wire)).findFirst();
    }
}
