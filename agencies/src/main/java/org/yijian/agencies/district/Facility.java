package org.yijian.agencies.district;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.yijian.records.body.FacilityStatus;
import org.yijian.records.body.FacilityType;
import org.yijian.records.body.Ownership;

/**
 * A generated place where elders are cared for, as all agencies know it under their own keys.
 *
 * @param number counts from 1
 * @param name registered name, ends with （演示）
 * @param alias another name in use, or null
 * @param creditCode 统一社会信用代码 with right check characters
 * @param filingNumber 备案号 of civil affairs
 * @param filedOn when it was filed
 * @param grade 一级 to 五级, or null if not graded
 * @param priceFrom lowest monthly price in yuan, or null where the service is free
 * @param priceTo highest monthly price in yuan
 * @param weakness 0 well run to 1 badly run; steers how much goes wrong
 * @param medicalLicence its medical licence, or null
 * @param designationNumber 长护险定点编号, or null
 */
public record Facility(int number, String name, @Nullable String alias, FacilityType type, Ownership ownership,
        Street street, String address, double latitude, double longitude, String creditCode, String filingNumber,
        LocalDate filedOn, int beds, int nursingBeds, int occupancy, String legalRepresentative,
        @Nullable String chain, @Nullable String grade, @Nullable Integer priceFrom, @Nullable Integer priceTo,
        FacilityStatus status, double weakness, @Nullable MedicalLicence medicalLicence,
        @Nullable String designationNumber) {

    /** The mark at the end of every generated name. */
    public static final String MARK = "（演示）";

    /** What people call it, without the mark. */
    public String commonName() {
        return alias == null ? name.replace(MARK, "") : alias;
    }

    public boolean isInstitution() {
        return switch (type) {
            case INSTITUTION, MEDICAL_CARE_COMBINED, NURSING_HOME -> true;
            case SERVICE_CENTRE, SERVICE_STATION, MUTUAL_AID_POINT, EMBEDDED -> false;
        };
    }
}
