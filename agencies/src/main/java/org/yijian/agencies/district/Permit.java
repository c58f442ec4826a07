package org.yijian.agencies.district;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A licence of market regulation.
 *
 * @param kind 营业执照 or 食品经营许可证
 * @param validTo last day, or null for no end
 * @param status 有效, 已过期 or 注销
 */
public record Permit(Facility facility, String kind, String number, String scope, LocalDate issuedOn,
        @Nullable LocalDate validTo, String status) {}
