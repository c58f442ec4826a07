package org.yijian.security.error;

/**
 * One kind of error. Implemented by one enum per room, so that a code names the room it comes from.
 *
 * <p>Texts may hold positions {@code {0}}, {@code {1}}, filled from {@link Fault#arguments()}.
 */
public interface ErrorCode {

    /** Stable, unique in the house, for example {@code YJ-REC-003}; never reused for another meaning. */
    String code();

    /** What went wrong, in Chinese, one sentence. */
    String chinese();

    /** What went wrong, in English, one sentence. */
    String english();

    /** What the user can do about it, in Chinese. */
    String remedyChinese();

    /** What the user can do about it, in English. */
    String remedyEnglish();
}
