package org.yijian.records.body;

/** Whether it is open. */
public enum FacilityStatus implements Named {
    OPEN("正常运营", "Open"), SUSPENDED("暂停", "Suspended"), CLOSED("已关停", "Closed");

    private final String chinese;
    private final String english;

    FacilityStatus(String chinese, String english) {
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
