package org.yijian.records.body;

/** How widespread a finding is. */
public enum Scope implements Named {
    ISOLATED("个别", "Isolated"), PATTERN("多处", "Pattern"), WIDESPREAD("普遍", "Widespread");

    private final String chinese;
    private final String english;

    Scope(String chinese, String english) {
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
