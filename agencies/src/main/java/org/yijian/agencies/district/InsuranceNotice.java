package org.yijian.agencies.district;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.yijian.records.body.ClaimType;

/**
 * What the insurance tells about a designated facility.
 *
 * @param period month, {@code yyyy-MM}
 * @param amount yuan, or null
 * @param rule rule broken, or null
 */
public record InsuranceNotice(String number, Facility facility, ClaimType type, LocalDate date, String period,
        @Nullable Integer amount, String description, @Nullable String rule, String status) {}
