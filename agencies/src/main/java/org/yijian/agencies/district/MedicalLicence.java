package org.yijian.agencies.district;

import java.time.LocalDate;

/**
 * 医疗机构执业许可证.
 *
 * @param number 登记号
 * @param scope 诊疗科目
 * @param creditCodeKnown whether health keeps the credit code of this holder; for a few it has only name and address
 */
public record MedicalLicence(String number, String scope, LocalDate validFrom, LocalDate validTo,
        boolean creditCodeKnown) {}
