package org.yijian.records.body;

/** What happened. */
public enum IncidentType implements Named {
    FIRE("火灾", "Fire"), GAS("燃气", "Gas"), FALL("跌倒", "Fall"), FOOD_POISONING("食物中毒", "Food poisoning"), MISSING_PERSON(
            "走失", "Missing person"), FRAUD("诈骗", "Fraud"), INFECTION("感染", "Infection"), OTHER("其他", "Other");

    private final String chinese;
    private final String english;

    IncidentType(String chinese, String english) {
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
