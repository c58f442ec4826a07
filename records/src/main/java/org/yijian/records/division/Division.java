package org.yijian.records.division;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.yijian.records.identifier.RegionCode;

/**
 * One administrative division.
 *
 * @param code its code
 * @param chinese its own name in Chinese, without its parents
 * @param english its name in English where it has an official one; null for the divisions of China
 */
public record Division(RegionCode code, String chinese, @Nullable String english) {

    /** The name in the language of the locale, in Chinese if there is no other. */
    public String name(Locale locale) {
        boolean wantsChinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
        return wantsChinese || english == null ? chinese : english;
    }
}
