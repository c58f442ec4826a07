package org.yijian.records.body;

import org.jspecify.annotations.Nullable;

/**
 * One point of a checklist and its result.
 *
 * @param clause clause checked
 * @param result result
 * @param note remark
 */
public record ChecklistItem(String clause, CheckResult result, @Size(Size.TEXT) @Nullable String note) {}
