package org.yijian.records.body;

/** Who owns and runs it. */
public enum Ownership implements Named {
    PUBLIC("公办", "Public"), PUBLIC_PRIVATELY_RUN("公建民营", "Public, privately run"), PRIVATE("民办",
            "Private"), NON_PROFIT("非营利", "Non-profit"), OTHER("其他", "Other");

    private final String chinese;
    private final String english;

    Ownership(String chinese, String english) {
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
