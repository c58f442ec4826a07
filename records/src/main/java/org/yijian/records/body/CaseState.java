package org.yijian.records.body;

/** Where a complaint or incident stands. */
public enum CaseState implements Named {
    RECEIVED("已受理", "Received"), IN_PROGRESS("办理中", "In progress"), CLOSED("已办结", "Closed");

    private final String chinese;
    private final String english;

    CaseState(String chinese, String english) {
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
