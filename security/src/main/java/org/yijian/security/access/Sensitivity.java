package org.yijian.security.access;

/**
 * How sensitive a record is, from open to personal, in the levels of DOMAIN.md (GB/T 43697-2024 lets a domain name its
 * own levels). The order is meaningful: a person cleared for a level sees the levels before it.
 */
public enum Sensitivity {
    /** May be shown to anyone. */
    PUBLIC("public", "公开"),
    /** For the departments that take part. */
    INTERNAL("internal", "内部"),
    /** For named roles. */
    SENSITIVE("sensitive", "敏感"),
    /** About a person: for named roles, with purpose and case. */
    PERSONAL("personal", "个人敏感");

    private final String wire;
    private final String chinese;

    Sensitivity(String wire, String chinese) {
        this.wire = wire;
        this.chinese = chinese;
    }

    /** The name used in JSON, in the index and in addresses. */
    public String wire() {
        return wire;
    }

    public String chinese() {
        return chinese;
    }
}
