package org.yijian.routes.federation.inquiry;

import org.yijian.routes.federation.grant.SearchPurpose;

/** Purposes as the log names them: what is on no list may be anything, also somebody's name. */
final class PurposeText {

    private PurposeText() {
    }

    static String of(String purpose) {
        return SearchPurpose.of(purpose).map(SearchPurpose::wire).orElse("other");
    }
}
