package org.yijian.records.body;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.yijian.records.Kind;

/**
 * 问题隐患: one problem found.
 *
 * @param inspectionKey source key of the inspection it was found in
 * @param clause clause violated, for example {@code GB 38600-2019 4.2} or {@code F-0835}
 * @param category category as the source names it
 * @param description what was found
 * @param severity how grave
 * @param scope how widespread
 * @param domain core domain, for its weight
 * @param grid letter of the CMS grid where the source gives one, A to L
 * @param deadline to be rectified by
 * @param rectifiedOn rectified on
 * @param recheckedOn re-checked on
 * @param struckOffOn struck off (销号) on
 * @param state where it stands
 */
public record Finding(@Size(Size.KEY) @Nullable String inspectionKey, String clause, @Nullable String category,
        @Personal(Personal.When.IN_PERSONAL_RECORDS) @Size(Size.TEXT) String description,
        Severity severity, Scope scope, CoreDomain domain, @Matching("[A-L]") @Nullable String grid,
        @Nullable LocalDate deadline,
        @Nullable LocalDate rectifiedOn, @Nullable LocalDate recheckedOn, @Nullable LocalDate struckOffOn,
        FindingState state) implements Body {

    @Override
    public Kind kind() {
        return Kind.FINDING;
    }
}
