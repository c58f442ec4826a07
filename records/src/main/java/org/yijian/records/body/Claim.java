package org.yijian.records.body;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;
import org.yijian.records.Kind;

/**
 * 医保: what the insurance reports about a facility.
 *
 * @param type what kind
 * @param period month, {@code yyyy-MM}
 * @param amount amount
 * @param currency ISO 4217
 * @param description what it is about
 * @param rule rule broken
 * @param status as the insurance writes it
 */
public record Claim(ClaimType type, @Matching(Matching.MONTH) @Nullable String period,
        @Within(smallest = -Within.MONEY, largest = Within.MONEY) @Nullable BigDecimal amount,
        @Matching(Matching.CURRENCY) @Nullable String currency,
        @Personal(Personal.When.IN_PERSONAL_RECORDS) @Size(Size.TEXT) String description,
        @Size(Size.TEXT) @Nullable String rule,
        @Nullable String status) implements Body {

    @Override
    public Kind kind() {
        return Kind.CLAIM;
    }
}
