package org.yijian.hub.page;

import java.util.regex.Pattern;

import org.yijian.hub.ErrorCodes;

/** What a person can do about an error that was kept with its code. */
final class Remedies {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    private Remedies() {
    }

    /** Arguments are not kept beside the code: where the remedy would name one, it shows dots. */
    static String of(String code, Wording wording) {
        return ErrorCodes.find(code).map(known -> wording.chinese() ? known.remedyChinese() : known.remedyEnglish())
                .map(text -> PLACE.matcher(text).replaceAll("…")).orElse("");
    }
}
