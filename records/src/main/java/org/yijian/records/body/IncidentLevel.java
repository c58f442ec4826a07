package org.yijian.records.body;

/** How grave an incident is. */
public enum IncidentLevel implements Named {
    ALARM("报警", "Alarm"), GENERAL("一般", "General"), SERIOUS("较大", "Serious"), MAJOR("重大", "Major");

    private final String chinese;
    private final String english;

    IncidentLevel(String chinese, String english) {
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
