package org.yijian.records.body;

/** The domains whose findings weigh more (DOMAIN.md, brackets of the finding points). */
public enum CoreDomain implements Named {
    FIRE("消防", "Fire safety"), FOOD("食品", "Food safety"), ABUSE("欺老虐老", "Abuse"), NINE_PREVENTIONS("九防",
            "Nine preventions"), NONE("其他", "Other");

    private final String chinese;
    private final String english;

    CoreDomain(String chinese, String english) {
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
