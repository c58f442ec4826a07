package org.yijian.records.ledger.facility;

import java.util.Locale;

/** By what a facility is identified, strongest first. */
enum IdentityScheme {
    /** 统一社会信用代码. */
    CREDIT_CODE(1),
    /** 备案号 of civil affairs. */
    FILING_NUMBER(2),
    /** A certifying body's number, written {@code SCHEME:number}. */
    CERTIFICATION_NUMBER(3),
    /** The source's own key. A source may know one facility by several. */
    SOURCE_KEY(4);

    private final int number;

    IdentityScheme(int number) {
        this.number = number;
    }

    /** The number kept in the database; smaller is stronger. */
    int number() {
        return number;
    }

    static IdentityScheme of(int number) {
        return values()[number - 1];
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
