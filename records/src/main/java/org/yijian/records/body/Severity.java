package org.yijian.records.body;

/** How grave a finding is, in the order of gravity (DOMAIN.md, finding points). */
public enum Severity implements Named {
    MINOR("轻微", "Minor"), GENERAL("一般", "General"), SERIOUS("较大", "Serious"), MAJOR("重大", "Major");

    private final String chinese;
    private final String english;

    Severity(String chinese, String english) {
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
