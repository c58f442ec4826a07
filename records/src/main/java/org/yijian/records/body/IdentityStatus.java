package org.yijian.records.body;

/** What the police answer about a person; a status, never data. */
public enum IdentityStatus implements Named {
    VALID("有效", "Valid"), DECEASED("已故", "Deceased"), NOT_FOUND("查无此人", "Not found"), MISMATCH("不一致",
            "Mismatch"), UNCHECKED("未核查", "Not checked");

    private final String chinese;
    private final String english;

    IdentityStatus(String chinese, String english) {
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
