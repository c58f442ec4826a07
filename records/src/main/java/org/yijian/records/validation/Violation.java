package org.yijian.records.validation;

import org.yijian.security.error.Fault;

/**
 * One rule that a record breaks.
 *
 * @param fault which rule, and how
 * @param path where, for example {@code facility.creditCode} or {@code body.checklist[2].result}
 */
public record Violation(Fault fault, String path) {}
