package org.yijian.agencies.civilaffairs;

import org.jspecify.annotations.Nullable;
import org.yijian.records.body.CoreDomain;
import org.yijian.records.body.FacilityStatus;
import org.yijian.records.body.FacilityType;
import org.yijian.records.body.InspectionType;
import org.yijian.records.body.Ownership;
import org.yijian.records.body.Scope;
import org.yijian.records.body.Severity;

/** The codes that civil affairs writes; the connector's {@code codes/} folder reads them. */
final class CivilAffairsCodes {

    private CivilAffairsCodes() {
    }

    static String type(FacilityType type) {
        return switch (type) {
            case INSTITUTION -> "11";
            case MEDICAL_CARE_COMBINED -> "12";
            case NURSING_HOME -> "13";
            case SERVICE_CENTRE -> "21";
            case SERVICE_STATION -> "22";
            case MUTUAL_AID_POINT -> "23";
            case EMBEDDED -> "24";
        };
    }

    static String ownership(Ownership ownership) {
        return switch (ownership) {
            case PUBLIC -> "1";
            case PUBLIC_PRIVATELY_RUN -> "2";
            case PRIVATE -> "3";
            case NON_PROFIT -> "4";
            case OTHER -> "9";
        };
    }

    static @Nullable String grade(@Nullable String grade) {
        return grade == null ? null : Integer.toString("一二三四五".indexOf(grade.charAt(0)) + 1);
    }

    static String status(FacilityStatus status) {
        return switch (status) {
            case OPEN -> "1";
            case SUSPENDED -> "2";
            case CLOSED -> "3";
        };
    }

    static String inspection(InspectionType type) {
        return switch (type) {
            case DAILY, STANDARD_SURVEY -> "01";
            case SPECIAL -> "02";
            case CASE -> "03";
            case RANDOM -> "04";
            case THIRD_PARTY -> "05";
            case JOINT -> "06";
        };
    }

    static String severity(Severity severity) {
        return Integer.toString(severity.ordinal() + 1);
    }

    static String scope(Scope scope) {
        return Integer.toString(scope.ordinal() + 1);
    }

    static String domain(CoreDomain domain) {
        return switch (domain) {
            case FIRE -> "XF";
            case FOOD -> "SP";
            case ABUSE -> "QL";
            case NINE_PREVENTIONS -> "JF";
            case NONE -> "QT";
        };
    }
}
