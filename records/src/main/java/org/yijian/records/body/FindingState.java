package org.yijian.records.body;

/** Where a finding stands in the ledger of hazards. */
public enum FindingState implements Named {
    OPEN("待整改", "Open"), RECTIFIED("已整改", "Rectified"), STRUCK_OFF("已销号", "Struck off");

    private final String chinese;
    private final String english;

    FindingState(String chinese, String english) {
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
