package org.yijian.records.ledger.postgres;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.FacilityReference;
import org.yijian.records.RecordError;
import org.yijian.records.RejectedRecord;
import org.yijian.records.body.CoreDomain;
import org.yijian.records.body.Facility;
import org.yijian.records.body.FacilityStatus;
import org.yijian.records.body.FacilityType;
import org.yijian.records.body.Finding;
import org.yijian.records.body.FindingState;
import org.yijian.records.body.Ownership;
import org.yijian.records.body.Scope;
import org.yijian.records.body.Severity;
import org.yijian.records.ledger.Delivery;
import org.yijian.records.ledger.Exchange;
import org.yijian.records.ledger.SealedManifest;
import org.yijian.records.ledger.database.DerivedId;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.error.Fault;
import org.yijian.security.seal.Seal;

/** Generated deliveries about no real place. */
public final class Deliveries {

    public static final String SOURCE = "civil-affairs";

    private Deliveries() {
    }

    public static Exchange exchange(String source, String messageId) {
        return new Exchange(DerivedId.of("exchange", source, messageId), source, messageId, "route", source, source,
                "1.0",
                "generated.csv", Instant.parse("2026-03-01T00:00:00Z"), 100, "ab".repeat(32), "cd".repeat(32));
    }

    public static SealedManifest sealed(String manifest) {
        return new SealedManifest(manifest.getBytes(StandardCharsets.UTF_8),
                new Seal(new byte[900], Seal.Attestation.HUB), new byte[32]);
    }

    /** The only part of a message. */
    public static Delivery of(String messageId, CanonicalRecord... records) {
        return part(messageId, 0, true, List.of(records), List.of());
    }

    public static Delivery part(String messageId, int part, boolean last, List<CanonicalRecord> records,
            List<RejectedRecord> rejected) {
        return from(SOURCE, messageId, part, last, records, rejected);
    }

    public static Delivery from(String source, String messageId, int part, boolean last,
            List<CanonicalRecord> records, List<RejectedRecord> rejected) {
        return Delivery.of(exchange(source, messageId), part, last, records, rejected,
                sealed("{\"exchange\":\"" + messageId + "\",\"part\":" + part + "}"));
    }

    public static RejectedRecord rejected(String text) {
        return new RejectedRecord(Fault.of(RecordError.MISSING_FIELD, text), 7, "facility." + text, "K-" + text);
    }

    public static FacilityReference reference(@Nullable String creditCode, @Nullable String filingNumber,
            @Nullable String sourceKey) {
        return new FacilityReference(creditCode, filingNumber, null, sourceKey, null, null);
    }

    public static CanonicalRecord finding(String key, FacilityReference facility, String text) {
        return finding(SOURCE, key, facility, text, "500106001", Sensitivity.INTERNAL);
    }

    public static CanonicalRecord finding(String key, String text) {
        return finding(key, reference(null, "F-" + key, null), text);
    }

    public static CanonicalRecord finding(String source, String key, FacilityReference facility, String text,
            String region, Sensitivity sensitivity) {
        return new CanonicalRecord(source, key, facility, region, Department.CIVIL_AFFAIRS,
                OffsetDateTime.parse("2026-03-01T00:00:00+08:00"), sensitivity, "1.0",
                new Finding(null, "GB 38600-2019 4.2", "消防安全", text, Severity.GENERAL, Scope.ISOLATED, CoreDomain.FIRE,
                        null, LocalDate.of(2026, 3, 8), null, null, null, FindingState.OPEN));
    }

    public static CanonicalRecord facility(String source, String key, FacilityReference reference, String name,
            String address) {
        return new CanonicalRecord(source, key, reference, "500106001", Department.CIVIL_AFFAIRS,
                OffsetDateTime.parse("2026-03-01T00:00:00+08:00"), Sensitivity.PUBLIC, "1.0",
                new Facility(name, List.of(), FacilityType.INSTITUTION, Ownership.PRIVATE, address, null, null, 100,
                        50, 80, null, null, null, null, null, null, FacilityStatus.OPEN));
    }
}
