package org.yijian.records.body;

/** How a complaint came in. */
public enum ComplaintChannel implements Named {
    HOTLINE("12345热线", "12345 hotline"), VISIT("来访", "Visit"), LETTER("来信", "Letter"), NETWORK("网络",
            "Network"), SURVEY("检查中受理", "Taken up in a survey");

    private final String chinese;
    private final String english;

    ComplaintChannel(String chinese, String english) {
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
