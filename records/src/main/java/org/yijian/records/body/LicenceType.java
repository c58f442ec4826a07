package org.yijian.records.body;

/** What the licence permits. */
public enum LicenceType implements Named {
    BUSINESS("营业执照", "Business licence"), MEDICAL("医疗机构执业许可", "Medical licence"), FOOD("食品经营许可",
            "Food licence"), FIRE_ACCEPTANCE("消防验收", "Fire acceptance"), FILING("养老机构备案", "Filing");

    private final String chinese;
    private final String english;

    LicenceType(String chinese, String english) {
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
