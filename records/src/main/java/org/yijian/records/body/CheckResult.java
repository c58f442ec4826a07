package org.yijian.records.body;

/** The result of one point of a checklist. */
public enum CheckResult implements Named {
    PASS("合格", "Pass"), FAIL("不合格", "Fail"), NOT_APPLICABLE("不适用", "Not applicable");

    private final String chinese;
    private final String english;

    CheckResult(String chinese, String english) {
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
