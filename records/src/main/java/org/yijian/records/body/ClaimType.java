package org.yijian.records.body;

/** What the insurance reports. */
public enum ClaimType implements Named {
    DESIGNATION("长护险定点", "Designation"), SETTLEMENT_ANOMALY("结算异常", "Settlement anomaly"), SANCTION("处理", "Sanction");

    private final String chinese;
    private final String english;

    ClaimType(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    @Override
    public String chinese() {
        return chinese;
    }

    @Override
    public String english() {
        return english;
    }
}
