package org.yijian.records.body;

/** What kind of place it is (DOMAIN.md, facility). */
public enum FacilityType implements Named {
    INSTITUTION("养老机构", "Institution"), SERVICE_CENTRE("养老服务中心", "Service centre"), SERVICE_STATION("养老服务站",
            "Service station"), MUTUAL_AID_POINT("互助养老点", "Mutual-aid point"), EMBEDDED("嵌入式机构",
                    "Embedded facility"), MEDICAL_CARE_COMBINED("医养结合机构",
                            "Medical-care-combined facility"), NURSING_HOME("护理院", "Nursing home");

    private final String chinese;
    private final String english;

    FacilityType(String chinese, String english) {
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
