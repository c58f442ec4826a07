package org.yijian.security.error;

/**
 * One kind of error. Implemented by one enum per room, so that a code names the room it comes from.
 *
 * <p>Texts may hold positions {@code {0}}, {@code {1}}, filled from {@link Fault#arguments()}.
 */
public interface ErrorCode {

    /** All that follows, in one. */
    ErrorText text();

    /** Stable, unique in the house, for example {@code YJ-REC-003}; never reused for another meaning. */
    default String code() {
        return text().code();
    }

    /** What went wrong, in Chinese, one sentence. */
    default String chinese() {
        return text().chinese();
    }

    /** What went wrong, in English, one sentence. */
    default String english() {
        return text().english();
    }

    /** What the user can do about it, in Chinese. */
    default String remedyChinese() {
        return text().remedyChinese();
    }

    /** What the user can do about it, in English. */
    default String remedyEnglish() {
        return text().remedyEnglish();
    }
}
