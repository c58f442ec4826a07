package org.yijian.security.proof;

import java.util.Locale;

/** What a leaf of the log tells of (EVIDENCE.md, "Log"). */
public enum LeafType {
    EXCHANGE, RECEIPT, SEARCH, VIEW, LOGIN, EXPORT, MATCH, ADMIN, TRUST, KEY, BREAK_GLASS, DELETE;

    /** The name used in the leaf's JSON, for example {@code break-glass}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
