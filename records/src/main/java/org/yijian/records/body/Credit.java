package org.yijian.records.body;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.yijian.records.Kind;

/**
 * 信用: a penalty, a listing, a commendation, a commitment, or a repair.
 *
 * @param type what kind
 * @param documentNumber number of the decision
 * @param legalBasis legal basis
 * @param penaltyClass class of the penalty as published
 * @param amount amount
 * @param currency ISO 4217
 * @param reason why
 * @param publicFrom publicity from
 * @param publicTo publicity to
 */
public record Credit(CreditType type, @Size(Size.KEY) @Nullable String documentNumber,
        @Size(Size.TEXT) @Nullable String legalBasis,
        @Nullable String penaltyClass, @Within(smallest = 0, largest = Within.MONEY) @Nullable BigDecimal amount,
        @Matching(Matching.CURRENCY) @Nullable String currency,
        @Personal(Personal.When.IN_PERSONAL_RECORDS) @Size(Size.TEXT) String reason,
        @Nullable LocalDate publicFrom, @Nullable LocalDate publicTo) implements Body {

    @Override
    public Kind kind() {
        return Kind.CREDIT;
    }
}
