package org.yijian.records.body;

/** Why the inspectors came. */
public enum InspectionType implements Named {
    DAILY("日常检查", "Daily"), SPECIAL("专项检查", "Special"), CASE("个案检查", "Case"), RANDOM("双随机", "Random draw"), THIRD_PARTY(
            "第三方巡查", "Third-party patrol"), JOINT("综合查一次", "Joint visit"), STANDARD_SURVEY("标准调查", "Standard survey");

    private final String chinese;
    private final String english;

    InspectionType(String chinese, String english) {
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
