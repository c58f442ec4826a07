package org.yijian.records.validation;

import java.math.BigDecimal;
import java.math.BigInteger;

import org.jspecify.annotations.Nullable;
import org.yijian.records.RecordError;
import org.yijian.records.form.Limits;

/** Reads numbers: refuses what is out of range or finer than its field. */
final class NumberReader {

    /** Currencies have four decimals at most. */
    static final int MOST_DECIMALS = 4;

    /** So many digits survive in JSON (RFC 8785, appendix B). */
    static final int MOST_DIGITS = 15;

    private final Violations violations;

    NumberReader(Violations violations) {
        this.violations = violations;
    }

    /** A whole number; null after a violation. */
    @Nullable
    Integer whole(Object value, String path, Limits limits) {
        if (!(value instanceof Number number) || number.doubleValue() != Math.rint(number.doubleValue())) {
            violations.add(RecordError.WRONG_TYPE, path, path, "integer");
            return null;
        }
        return within(number.doubleValue(), value, path, limits) ? Integer.valueOf(number.intValue()) : null;
    }

    /** Degrees; null after a violation. */
    @Nullable
    Double degrees(Object value, String path, Limits limits) {
        if (!(value instanceof Number number)) {
            violations.add(RecordError.WRONG_TYPE, path, path, "number");
            return null;
        }
        double degrees = number.doubleValue() + 0.0; // turns -0.0 into 0.0
        return within(degrees, value, path, limits) ? Double.valueOf(degrees) : null;
    }

    /** An amount, without trailing zeros; null after a violation. */
    @Nullable
    BigDecimal amount(Object value, String path, Limits limits) {
        if (!(value instanceof Number number)) {
            violations.add(RecordError.WRONG_TYPE, path, path, "number");
            return null;
        }
        if (!within(number.doubleValue(), value, path, limits)) {
            return null;
        }
        BigDecimal amount = exact(number).stripTrailingZeros();
        if (amount.scale() > MOST_DECIMALS || amount.precision() > MOST_DIGITS) {
            violations.add(RecordError.TOO_MANY_DIGITS, path, path, MOST_DECIMALS, MOST_DIGITS);
            return null;
        }
        return amount.scale() < 0 ? amount.setScale(0) : amount;
    }

    private boolean within(double number, Object value, String path, Limits limits) {
        if (number >= limits.smallest() && number <= limits.largest()) {
            return true;
        }
        violations.add(RecordError.NUMBER_OUT_OF_RANGE, path, path, Violations.excerpt(value),
                BigDecimal.valueOf(limits.smallest()).stripTrailingZeros().toPlainString(),
                BigDecimal.valueOf(limits.largest()).stripTrailingZeros().toPlainString());
        return false;
    }

    private static BigDecimal exact(Number number) {
        return switch (number) {
            case BigDecimal decimal -> decimal;
            case BigInteger integer -> new BigDecimal(integer);
            case Double floating -> BigDecimal.valueOf(floating);
            case Float floating -> new BigDecimal(floating.toString());
            default -> BigDecimal.valueOf(number.longValue());
        };
    }
}
