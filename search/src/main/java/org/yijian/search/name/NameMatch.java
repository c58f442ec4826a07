package org.yijian.search.name;

import java.util.Locale;

/**
 * A name that may have been meant.
 *
 * @param name the name as a record gives it
 * @param reason why it may be meant
 * @param similarity 1 for the same, 0 for nothing in common
 */
public record NameMatch(String name, Reason reason, float similarity) {

    /** What typed text and name have in common. */
    public enum Reason {
        /** The same characters; width, case, traditional or simplified aside. */
        EXACT,
        /** The name begins with it. */
        PREFIX,
        /** It stands within the name. */
        PART,
        /** The name with part of its place left out: 沙坪坝康乐 for 重庆市沙坪坝区康乐. */
        SHORTENED,
        /** Other characters of the same sound. */
        HOMOPHONE,
        /** The syllables of the name. */
        PINYIN,
        /** The first letters of its syllables. */
        INITIALS,
        /** A character missing, too many, swapped or wrong. */
        SPELLING;

        /** As the API says it. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
