package org.yijian.supervision.dossier;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.FacilityReference;
import org.yijian.records.body.Body;
import org.yijian.records.body.CoreDomain;
import org.yijian.records.body.Facility;
import org.yijian.records.body.FacilityStatus;
import org.yijian.records.body.FacilityType;
import org.yijian.records.body.Finding;
import org.yijian.records.body.FindingState;
import org.yijian.records.body.Licence;
import org.yijian.records.body.LicenceType;
import org.yijian.records.body.Ownership;
import org.yijian.records.body.Scope;
import org.yijian.records.body.Severity;
import org.yijian.security.access.Sensitivity;

/** Records of a generated facility as several departments report them. */
final class Statements {

    static final String CREDIT_CODE = "91440300708461136T";

    private Statements() {
    }

    static CanonicalRecord facility(Department department, @Nullable String creditCode, String name, int beds) {
        return of(department, creditCode, "2026-01-01",
                new Facility(name, List.of(), FacilityType.INSTITUTION, Ownership.PRIVATE, "天星桥街道1号", null, null, beds,
                        null, null, null, null, null, null, null, null, FacilityStatus.OPEN));
    }

    static CanonicalRecord licence(String number, @Nullable LocalDate from, @Nullable LocalDate to) {
        return of(Department.MARKET_REGULATION, CREDIT_CODE, "2026-01-02",
                new Licence(LicenceType.FOOD, number, null, from, to, null, null));
    }

    static CanonicalRecord finding(Severity severity, FindingState state, @Nullable LocalDate deadline, String day) {
        return of(Department.CIVIL_AFFAIRS, CREDIT_CODE, day, finding(severity, Scope.ISOLATED, CoreDomain.NONE, state,
                deadline));
    }

    static Finding finding(Severity severity, Scope scope, CoreDomain domain, FindingState state,
            @Nullable LocalDate deadline) {
        return new Finding(null, "GB 38600-2019 4.2", null, "通道堆物", severity, scope, domain, null, deadline, null, null,
                null, state);
    }

    static CanonicalRecord of(Department department, @Nullable String creditCode, String day, Body body) {
        return new CanonicalRecord(department.wire(), day + body.hashCode(),
                new FacilityReference(creditCode, null, null, "K-" + department.wire(), null, null), "500106",
                department, OffsetDateTime.parse(day + "T00:00:00+08:00"), Sensitivity.INTERNAL, "1.0", body);
    }
}
