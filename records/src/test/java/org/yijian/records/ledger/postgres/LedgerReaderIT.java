package org.yijian.records.ledger.postgres;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.FacilityReference;
import org.yijian.records.body.Licence;
import org.yijian.records.body.LicenceType;
import org.yijian.records.identifier.RegionCode;
import org.yijian.records.ledger.Exchange;
import org.yijian.records.ledger.ExchangeQuery;
import org.yijian.records.ledger.ExchangeView;
import org.yijian.records.ledger.QuarantineView;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.records.ledger.postgres.Deliveries.finding;
import static org.yijian.records.ledger.postgres.Deliveries.from;
import static org.yijian.records.ledger.postgres.Deliveries.of;
import static org.yijian.records.ledger.postgres.Deliveries.part;
import static org.yijian.records.ledger.postgres.Deliveries.reference;
import static org.yijian.records.ledger.postgres.Deliveries.rejected;

class LedgerReaderIT {

    private static final List<String> REGIONS = List.of("50", "5001", "500106", "500106001", "500106001001", "510107",
            "4419", "441900003", "US", "US-AL", "US-AK");
    private static final List<String> ROOTS = List.of("50", "5001", "500106", "500", "5", "500106001", "51", "44",
            "441900", "US", "US-AL", "US-A", "%", "50%", "_0", "", "*");
    private static final FacilityReference FACILITY = reference("C1", null, null);

    private final TestDatabase database = TestDatabase.create();
    private LedgerDatabase store;

    @BeforeEach
    void open() {
        store = LedgerDatabase.open(database.pool(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    private static CanonicalRecord record(int number, Random random) {
        CanonicalRecord some = finding(Deliveries.SOURCE, "K" + number, FACILITY, "text",
                REGIONS.get(random.nextInt(REGIONS.size())), Sensitivity.values()[random.nextInt(4)]);
        Department department = Department.values()[random.nextInt(4)];
        return new CanonicalRecord(some.source(), some.sourceKey(), some.facility(), some.region(), department,
                some.occurredAt().plusDays(random.nextInt(100)), some.sensitivity(), "1.0",
                new Licence(LicenceType.FOOD, "L" + number, null, null, null, null, null));
    }

    private static boolean permits(AccessScope scope, CanonicalRecord record) {
        return scope.permits(record.department().wire(),
                Set.copyOf(new RegionCode(record.region()).path()), record.sensitivity());
    }

    private static AccessScope scope(Random random) {
        Set<String> departments = new HashSet<>();
        Set<String> regions = new HashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            departments.add(Department.values()[random.nextInt(4)].wire());
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            regions.add(ROOTS.get(random.nextInt(ROOTS.size())));
        }
        return new AccessScope("test", random.nextInt(3) == 0, departments, regions,
                Sensitivity.values()[random.nextInt(4)]);
    }

    @Test
    void everyScopeSeesExactlyWhatItPermits() {
        // Given
        Random random = new Random(11);
        List<CanonicalRecord> records = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            records.add(record(number, random));
        }
        store.ledger().append(part("m-1", 0, true, records, List.of()));
        UUID facility = store.changes().read(org.yijian.records.ledger.Change.Position.START, 1).getFirst().records()
                .getFirst().facilityId();
        for (int round = 0; round < 150; round++) {
            // When
            AccessScope scope = scope(random);
            List<StoredRecord> seen = store.reader().ofFacility(facility, scope, 1_000);
            // Then
            assertThat(seen).as(scope.toString()).extracting(StoredRecord::record).containsExactlyInAnyOrderElementsOf(
                    records.stream().filter(record -> permits(scope, record)).toList());
            assertThat(seen).isSortedAccordingTo(
                    (one, other) -> other.record().occurredAt().compareTo(one.record().occurredAt()));
        }
    }

    @Test
    void anEarlierRevisionThatWasMoreSensitiveStaysHidden() {
        // Given
        AccessScope open = new AccessScope("public", true, Set.of(), Set.of("*"), Sensitivity.PUBLIC);
        store.ledger().append(of("m-1",
                finding(Deliveries.SOURCE, "1", FACILITY, "secret", "500106", Sensitivity.SENSITIVE)));
        store.ledger()
                .append(of("m-2", finding(Deliveries.SOURCE, "1", FACILITY, "open", "500106", Sensitivity.PUBLIC)));
        UUID id = RecordImage.idOf(Deliveries.SOURCE, org.yijian.records.Kind.FINDING, "1");
        // When / Then
        assertThat(store.reader().record(id, open)).isPresent();
        assertThat(store.reader().revisions(id, open)).extracting(StoredRecord::revision).containsExactly(2);
        assertThat(store.reader().revisions(id, AccessScope.everything("test"))).hasSize(2);
        assertThat(store.reader().record(id, AccessScope.nothing("nobody"))).isEmpty();
        assertThat(store.reader().revisions(id, AccessScope.nothing("nobody"))).isEmpty();
    }

    @Test
    void theUnknownIsEmpty() {
        UUID unknown = new UUID(1, 1);
        assertThat(store.reader().record(unknown, AccessScope.everything("test"))).isEmpty();
        assertThat(store.reader().ofFacility(unknown, AccessScope.everything("test"), 10)).isEmpty();
        assertThat(store.reader().canonicalFacility(unknown)).isEmpty();
        assertThat(store.reader().exchange(unknown)).isEmpty();
        assertThat(store.reader().exchange(unknown, AccessScope.everything("test"))).isEmpty();
    }

    @Test
    void anExchangeIsSeenByItsDepartmentInTheCountiesOfItsRecords() {
        // Given
        store.ledger().append(part("here", 0, true, List.of(finding("1", "text")), List.of(rejected("name"))));
        store.ledger().append(from("health", "there", 0, true, List.of(finding("health", "1", FACILITY, "text",
                "510107", Sensitivity.INTERNAL)), List.of(rejected("name"))));
        store.ledger().append(from("health", "nowhere", 0, true, List.of(), List.of(rejected("name"))));
        // When, Then
        assertThat(seen("civil-affairs", "500106")).containsExactly("here");
        assertThat(seen("civil-affairs", "500106001")).as("a street of that county").containsExactly("here");
        assertThat(seen("civil-affairs", "50")).containsExactly("here");
        assertThat(seen("civil-affairs", "510107")).isEmpty();
        assertThat(seen("health", "500106")).as("what brought no record has no county").containsExactly("nowhere");
        assertThat(seen("health", "51")).containsExactlyInAnyOrder("nowhere", "there");
        assertThat(seen("health", "*")).containsExactlyInAnyOrder("nowhere", "there");
        assertThat(seen("police", "*")).isEmpty();
        assertThat(seen(AccessScope.everything("test"))).hasSize(3);
        assertThat(seen(AccessScope.nothing("nobody"))).isEmpty();
    }

    private List<String> seen(String department, String region) {
        return seen(new AccessScope("test", false, Set.of(department), Set.of(region), Sensitivity.PUBLIC));
    }

    /** The messages listed, after making sure that single exchanges and pieces in quarantine are seen likewise. */
    private List<String> seen(AccessScope scope) {
        List<Exchange> listed = store.reader().exchanges(new ExchangeQuery(null, null, 0, 10), scope).stream()
                .map(ExchangeView::exchange).toList();
        List<UUID> ids = listed.stream().map(Exchange::id).toList();
        assertThat(store.reader().quarantine(null, scope, 0, 10)).extracting(QuarantineView::exchangeId)
                .containsExactlyInAnyOrderElementsOf(ids);
        for (ExchangeView view : store.reader().exchanges(new ExchangeQuery(null, null, 0, 10),
                AccessScope.everything("test"))) {
            UUID id = view.exchange().id();
            assertThat(store.reader().exchange(id, scope).isPresent()).isEqualTo(ids.contains(id));
            assertThat(store.reader().quarantine(id, scope, 0, 10)).hasSize(ids.contains(id) ? 1 : 0);
        }
        return listed.stream().map(Exchange::messageId).toList();
    }
}
