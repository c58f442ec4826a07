package org.yijian.search;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.FacilityReference;
import org.yijian.records.body.Body;
import org.yijian.records.body.CaseState;
import org.yijian.records.body.Complaint;
import org.yijian.records.body.ComplaintChannel;
import org.yijian.records.body.CoreDomain;
import org.yijian.records.body.Facility;
import org.yijian.records.body.FacilityStatus;
import org.yijian.records.body.FacilityType;
import org.yijian.records.body.Finding;
import org.yijian.records.body.FindingState;
import org.yijian.records.body.Ownership;
import org.yijian.records.body.Scope;
import org.yijian.records.body.Severity;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;

/** Makes records and queries for the tests of this room. */
public final class TestRecords {

    public static final AccessScope ALL = AccessScope.everything("test");
    public static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private static final List<String> REGIONS = List.of("500106001", "500106002", "500107", "510107001", "US-AL",
            "US-GA");
    private static final List<String> TEXTS = List.of("消防通道被杂物堵塞，灭火器过期", "厨房卫生不达标，食品留样不足", "护理员未持证上岗",
            "Provide exit doors that are held open by devices that close automatically",
            "Residents' call bells were not answered", "燃气管道老化，存在泄漏风险");

    private TestRecords() {
    }

    public static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    public static Finding finding(String description, Severity severity) {
        return new Finding(null, "F-0835", "消防安全", description, severity, Scope.ISOLATED, CoreDomain.NONE, null, null,
                null, null, null, FindingState.OPEN);
    }

    public static Complaint complaint(String subject, String text) {
        return new Complaint("生活照料", ComplaintChannel.HOTLINE, subject, text, null, null, null, null,
                CaseState.RECEIVED);
    }

    public static Facility facility(String name, String address) {
        return new Facility(name, List.of(), FacilityType.INSTITUTION, Ownership.PRIVATE, address, null, null, 120, 60,
                null, null, null, null, null, null, null, FacilityStatus.OPEN);
    }

    public static CanonicalRecord record(String key, Department department, String region, Sensitivity sensitivity,
            LocalDate day, Body body) {
        return new CanonicalRecord(department.wire(), key,
                new FacilityReference(null, null, "CMS:015133", null, null, null), region, department,
                OffsetDateTime.of(day.atStartOfDay(), ZoneOffset.ofHours(8)), sensitivity, "1.0", body);
    }

    public static CanonicalRecord record(String key, Body body) {
        return record(key, Department.CIVIL_AFFAIRS, "500106001", Sensitivity.INTERNAL, DAY, body);
    }

    public static StoredRecord stored(CanonicalRecord record, int revision, String facility, long leafId) {
        return new StoredRecord(id(record.sourceKey()), revision, id(facility), id("exchange" + leafId), 0, leafId,
                Instant.parse("2026-11-21T00:00:00Z").plusSeconds(leafId), "00", record);
    }

    /** First revisions of records, all from one part. */
    public static Change change(long number, CanonicalRecord... records) {
        List<StoredRecord> stored = new ArrayList<>();
        for (CanonicalRecord record : records) {
            stored.add(stored(record, 1, "facility", number));
        }
        return new Change(new Change.Position(number, number), stored);
    }

    /** Records of all sorts, the same for the same seed. */
    public static List<CanonicalRecord> various(int count, long seed) {
        Random random = new Random(seed);
        List<CanonicalRecord> records = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            String text = TEXTS.get(random.nextInt(TEXTS.size()));
            Body body = switch (random.nextInt(3)) {
                case 0 -> facility("养老院" + number, "重庆市沙坪坝区" + number + "号");
                case 1 -> complaint("投诉" + number, text);
                default -> finding(text, Severity.values()[random.nextInt(4)]);
            };
            records.add(record("R-" + number, Department.values()[random.nextInt(6)],
                    REGIONS.get(random.nextInt(REGIONS.size())), Sensitivity.values()[random.nextInt(4)],
                    DAY.minusDays(random.nextInt(1500)), body));
        }
        return records;
    }

    public static SearchQuery query(String text) {
        return new Asking(text).query();
    }

    /**
     * A query with the filters that one test needs.
     *
     * @param query as it is so far
     */
    public record Asking(SearchQuery query) {

        public Asking(String text) {
            this(new SearchQuery(text, java.util.Set.of(), java.util.Set.of(), java.util.Set.of(), java.util.Set.of(),
                    null, null, null, SearchQuery.Sort.RELEVANCE, 1, 20, true));
        }

        public Asking kinds(String... kinds) {
            return new Asking(new SearchQuery(query.text(), java.util.Set.of(kinds), query.departments(),
                    query.regions(), query.severities(), query.from(), query.to(), query.facilityId(), query.sort(),
                    query.page(), query.size(), query.facets()));
        }

        public Asking departments(String... departments) {
            return new Asking(new SearchQuery(query.text(), query.kinds(), java.util.Set.of(departments),
                    query.regions(), query.severities(), query.from(), query.to(), query.facilityId(), query.sort(),
                    query.page(), query.size(), query.facets()));
        }

        public Asking regions(String... regions) {
            return new Asking(new SearchQuery(query.text(), query.kinds(), query.departments(),
                    java.util.Set.of(regions), query.severities(), query.from(), query.to(), query.facilityId(),
                    query.sort(), query.page(), query.size(), query.facets()));
        }

        public Asking severities(String... severities) {
            return new Asking(new SearchQuery(query.text(), query.kinds(), query.departments(), query.regions(),
                    java.util.Set.of(severities), query.from(), query.to(), query.facilityId(), query.sort(),
                    query.page(), query.size(), query.facets()));
        }

        public Asking between(@Nullable LocalDate from, @Nullable LocalDate to) {
            return new Asking(new SearchQuery(query.text(), query.kinds(), query.departments(), query.regions(),
                    query.severities(), from, to, query.facilityId(), query.sort(), query.page(), query.size(),
                    query.facets()));
        }

        public Asking facility(String facilityId) {
            return new Asking(new SearchQuery(query.text(), query.kinds(), query.departments(), query.regions(),
                    query.severities(), query.from(), query.to(), facilityId, query.sort(), query.page(),
                    query.size(), query.facets()));
        }

        public Asking sort(SearchQuery.Sort sort) {
            return new Asking(new SearchQuery(query.text(), query.kinds(), query.departments(), query.regions(),
                    query.severities(), query.from(), query.to(), query.facilityId(), sort, query.page(),
                    query.size(), query.facets()));
        }

        public Asking page(int page, int size) {
            return new Asking(new SearchQuery(query.text(), query.kinds(), query.departments(), query.regions(),
                    query.severities(), query.from(), query.to(), query.facilityId(), query.sort(), page, size,
                    query.facets()));
        }

        public Asking withoutFacets() {
            return new Asking(new SearchQuery(query.text(), query.kinds(), query.departments(), query.regions(),
                    query.severities(), query.from(), query.to(), query.facilityId(), query.sort(), query.page(),
                    query.size(), false));
        }
    }
}
