package org.yijian.supervision.dossier;

import java.util.Locale;

import org.yijian.records.display.Labels;

/** The fields of the identity card, in the order in which they are shown. */
public enum IdentityField {
    NAME("名称", "Name"),

    CREDIT_CODE("统一社会信用代码", "Credit code"),

    FILING_NUMBER("备案号", "Filing number"),

    CERTIFICATION_NUMBER("认证编号", "Certification number"),

    TYPE("机构类型", "Type"),

    STATUS("运营状态", "Status"),

    OWNERSHIP("性质", "Ownership"),

    REGION("行政区划", "Region"),

    ADDRESS("地址", "Address"),

    COORDINATES("经纬度", "Coordinates"),

    LEGAL_REPRESENTATIVE("法定代表人", "Legal representative"),

    CHAIN("所属连锁", "Chain"),

    GRADE("等级", "Grade"),

    BEDS("床位数", "Beds"),

    NURSING_BEDS("护理型床位数", "Nursing beds"),

    OCCUPANCY("入住人数", "Residents"),

    PRICE("月收费", "Monthly price"),

    ALIASES("别名", "Other names");

    private final String chinese;
    private final String english;

    IdentityField(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    /** Its label in the language of the locale. */
    public String label(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
    }

    /** A value of this field as people read it: the label of an enumeration, any other as it is. */
    public String display(String value, Locale locale) {
        return switch (this) {
            case TYPE -> Labels.of("facility.type", value, locale);
            case STATUS -> Labels.of("facility.status", value, locale);
            case OWNERSHIP -> Labels.of("facility.ownership", value, locale);
            default -> value;
        };
    }
}
