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
public record Claim(ClaimType type, @Nullable String period, @Nullable BigDecimal amount, @Nullable String currency,
        String description, @Nullable String rule, @Nullable String status) implements Body {

    @Override
    public Kind kind() {
        return Kind.CLAIM;
    }
}
