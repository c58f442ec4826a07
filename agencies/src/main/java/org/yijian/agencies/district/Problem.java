package org.yijian.agencies.district;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.yijian.records.body.CoreDomain;
import org.yijian.records.body.Scope;
import org.yijian.records.body.Severity;

/** One problem found in a {@link Visit}, and how far its rectification has come. */
public record Problem(String number, String clause, String category, String description, Severity severity,
        Scope scope, CoreDomain domain, LocalDate deadline, @Nullable LocalDate rectifiedOn,
        @Nullable LocalDate recheckedOn, @Nullable LocalDate struckOffOn) {}
