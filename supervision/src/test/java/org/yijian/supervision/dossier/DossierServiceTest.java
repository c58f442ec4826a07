package org.yijian.supervision.dossier;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.Kind;
import org.yijian.records.body.FindingState;
import org.yijian.records.body.Severity;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.seal.Seal;
import org.yijian.supervision.hazard.FindingDeadlines;

import static org.assertj.core.api.Assertions.assertThat;

class DossierServiceTest {

    private static final UUID FACILITY = UUID.fromString("00000000-0000-8000-8000-000000000001");
    private static final AccessScope ALL = AccessScope.everything("test");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    /** Still the last day of May in London, already the first of June in China. */
    private static final Instant NOW = Instant.parse("2026-05-31T17:00:00Z");

    private final LedgerInMemory ledger = new LedgerInMemory();
    private final DossierService service = new DossierService(ledger, FindingDeadlines.DEFAULT,
            Clock.fixed(NOW, ZoneOffset.UTC));
    private int received;

    @Test
    void civilAffairsWithACreditCodeCountFirstThenMarketRegulationThenHealth() {
        // Given
        received(Statements.facility(Department.HEALTH, null, "长者之家护理院", 90));
        received(Statements.facility(Department.CIVIL_AFFAIRS, Statements.CREDIT_CODE, "长者之家（演示）", 120));
        received(Statements.facility(Department.MARKET_REGULATION, Statements.CREDIT_CODE, "长者之家(演示)", 100));
        // When
        IdentityCard identity = dossier().identity();
        // Then
        IdentityItem name = identity.item(IdentityField.NAME).orElseThrow();
        assertThat(name.best().value()).isEqualTo("长者之家（演示）");
        assertThat(name.statements()).extracting(StatedFact::source).containsExactly("civil-affairs",
                "market-regulation", "health");
        assertThat(name.disputed()).isTrue();
        assertThat(identity.value(IdentityField.BEDS)).isEqualTo("120");
        assertThat(identity.item(IdentityField.CREDIT_CODE).orElseThrow().disputed()).isFalse();
        assertThat(identity.item(IdentityField.GRADE)).isEmpty();
        assertThat(IdentityField.OWNERSHIP.display(identity.value(IdentityField.OWNERSHIP) + "", Locale.CHINESE))
                .isEqualTo("民办");
    }

    @Test
    void theWidthOfBracketsIsNoDisagreement() {
        // Given
        received(Statements.facility(Department.CIVIL_AFFAIRS, Statements.CREDIT_CODE, "长者之家（演示）", 120));
        received(Statements.facility(Department.MARKET_REGULATION, Statements.CREDIT_CODE, "长者之家 (演示)", 120));
        // When / Then
        assertThat(dossier().identity().items()).noneMatch(IdentityItem::disputed);
    }

    @Test
    void theNewestStatementOfOneSourceCountsAndItsFormerOneStaysVisible() {
        // Given
        received(Statements.facility(Department.HEALTH, null, "旧名", 90));
        StoredRecord newer = received(Statements.facility(Department.HEALTH, null, "新名", 90));
        // When
        IdentityItem name = dossier().identity().item(IdentityField.NAME).orElseThrow();
        // Then
        assertThat(name.best()).isEqualTo(new StatedFact("新名", "health", Department.HEALTH, newer.id(),
                newer.recordedAt(), newer.leafId()));
        assertThat(name.statements()).hasSize(2);
    }

    @Test
    void aLicenceIsJudgedByItsDatesAsOfTodayInChina() {
        // Given
        received(Statements.licence("unlimited", null, null));
        received(Statements.licence("last day today", null, TODAY));
        received(Statements.licence("ended yesterday", null, TODAY.minusDays(1)));
        received(Statements.licence("in 60 days", null, TODAY.plusDays(60)));
        received(Statements.licence("in 61 days", null, TODAY.plusDays(61)));
        received(Statements.licence("from tomorrow", TODAY.plusDays(1), TODAY.plusDays(30)));
        // When / Then
        assertThat(dossier().licences()).extracting(entry -> entry.licence().number() + ": " + entry.validity())
                .containsExactly("ended yesterday: EXPIRED", "last day today: EXPIRING", "in 60 days: EXPIRING",
                        "from tomorrow: NOT_YET", "in 61 days: VALID", "unlimited: VALID");
    }

    @Test
    void openFindingsAreCountedBySeverityAndThoseOverdueAsWell() {
        // Given
        received(Statements.finding(Severity.MAJOR, FindingState.OPEN, null, "2026-05-30"));
        received(Statements.finding(Severity.MAJOR, FindingState.OPEN, TODAY, "2026-05-01"));
        received(Statements.finding(Severity.MINOR, FindingState.OPEN, null, "2026-05-30"));
        received(Statements.finding(Severity.SERIOUS, FindingState.RECTIFIED, TODAY.minusDays(9), "2026-05-01"));
        received(Statements.finding(Severity.SERIOUS, FindingState.STRUCK_OFF, TODAY.minusDays(9), "2026-05-01"));
        // When
        FindingSummary findings = dossier().findings();
        // Then
        assertThat(findings.open().entrySet()).containsExactly(Map.entry(Severity.MAJOR, 2),
                Map.entry(Severity.SERIOUS, 0), Map.entry(Severity.GENERAL, 0), Map.entry(Severity.MINOR, 1));
        assertThat(findings.openInAll()).isEqualTo(3);
        assertThat(findings.overdue()).isEqualTo(1);
        assertThat(findings.rectified()).isEqualTo(1);
    }

    @Test
    void whatIsDueComesInTheOrderOfWork() {
        // Given
        received(Statements.finding(Severity.MINOR, FindingState.OPEN, TODAY.plusDays(1), "2026-05-01"));
        received(Statements.finding(Severity.GENERAL, FindingState.OPEN, TODAY.minusDays(9), "2026-05-01"));
        received(Statements.finding(Severity.MAJOR, FindingState.OPEN, TODAY.plusDays(1), "2026-05-01"));
        received(Statements.finding(Severity.MAJOR, FindingState.STRUCK_OFF, TODAY.minusDays(30), "2026-05-01"));
        // When
        List<DueFinding> due = dossier().due();
        // Then
        assertThat(due).extracting(each -> each.finding().severity() + " " + each.daysLeft())
                .containsExactly("GENERAL -9", "MAJOR 1", "MINOR 1");
        assertThat(due).extracting(DueFinding::overdue).containsExactly(true, false, false);
    }

    @Test
    void theTimeLineShowsWhatIsAskedFor() {
        // Given
        received(Statements.finding(Severity.MINOR, FindingState.OPEN, null, "2026-05-01"));
        received(Statements.finding(Severity.MINOR, FindingState.STRUCK_OFF, null, "2026-05-02"));
        StoredRecord last = received(Statements.finding(Severity.MINOR, FindingState.OPEN, null, "2026-05-03"));
        Dossier dossier = dossier();
        // When / Then
        assertThat(days(dossier, new TimelineFilter(null, null, null, null, true, null))).containsExactly(3, 1);
        assertThat(days(dossier, new TimelineFilter(null, null, LocalDate.of(2026, 5, 2), null, false, null)))
                .containsExactly(3, 2);
        assertThat(days(dossier, new TimelineFilter(null, null, null, LocalDate.of(2026, 5, 1), false, null)))
                .containsExactly(1);
        assertThat(days(dossier,
                new TimelineFilter(null, null, null, null, false, last.recordedAt().minusNanos(1))))
                .containsExactly(3);
        assertThat(days(dossier, new TimelineFilter(null, Department.HOTLINE, null, null, false, null))).isEmpty();
    }

    private static List<Integer> days(Dossier dossier, TimelineFilter filter) {
        return dossier.timeline(filter, 0, 50).records().stream()
                .map(stored -> stored.record().occurredAt().getDayOfMonth()).toList();
    }

    @Test
    void theTimeLineIsNewestFirstAndComesInPages() {
        // Given
        for (int day = 1; day <= 7; day++) {
            received(Statements.finding(Severity.MINOR, FindingState.OPEN, null, "2026-05-0" + day));
        }
        received(Statements.licence("L", null, null));
        // When
        Dossier.TimelinePage last = dossier().timeline(TimelineFilter.of(Kind.FINDING), 2, 3);
        // Then
        assertThat(last.records()).extracting(stored -> stored.record().occurredAt().getDayOfMonth())
                .containsExactly(1);
        assertThat(last.total()).isEqualTo(7);
        assertThat(last.pages()).isEqualTo(3);
        assertThat(dossier().timeline(TimelineFilter.ALL, 0, 50).records()).hasSize(8);
        assertThat(dossier().timeline(TimelineFilter.ALL, 1_000_000_000, 50).records()).isEmpty();
        assertThat(dossier().counts()).containsExactly(Map.entry(Kind.LICENCE, 1), Map.entry(Kind.FINDING, 7));
    }

    @Test
    void everySourceSaysWhenItLastReportedAndWhoSealedIt() {
        // Given
        received(Statements.facility(Department.HEALTH, null, "甲", 1));
        StoredRecord newest = ledger.add(FACILITY, Statements.facility(Department.HEALTH, null, "乙", 1), NOW,
                Seal.Attestation.SENDER);
        received(Statements.licence("L", null, null));
        // When / Then
        assertThat(dossier().sources()).containsExactly(
                new SourceEntry("health", Department.HEALTH, 2, NOW, newest.exchangeId(), Seal.Attestation.SENDER),
                new SourceEntry("market-regulation", Department.MARKET_REGULATION, 1, NOW.minusSeconds(98),
                        dossier().sources().getLast().lastExchange(), Seal.Attestation.HUB));
    }

    @Test
    void whatMayNotBeSeenCountsNowhere() {
        // Given
        received(Statements.facility(Department.CIVIL_AFFAIRS, Statements.CREDIT_CODE, "甲", 1));
        received(Statements.licence("L", null, null));
        AccessScope civilAffairs = new AccessScope("inspector", false, Set.of("civil-affairs"), Set.of("50"),
                Sensitivity.INTERNAL);
        // When
        Dossier dossier = service.of(FACILITY, civilAffairs).orElseThrow();
        // Then
        assertThat(dossier.licences()).isEmpty();
        assertThat(dossier.counts()).containsOnlyKeys(Kind.FACILITY);
        assertThat(dossier.sources()).hasSize(1);
        assertThat(dossier.identity().item(IdentityField.CREDIT_CODE).orElseThrow().statements()).hasSize(1);
    }

    @Test
    void anUnknownFacilityAndOneThatMayNotBeSeenLookAlike() {
        // Given
        received(Statements.facility(Department.CIVIL_AFFAIRS, Statements.CREDIT_CODE, "甲", 1));
        // When / Then
        assertThat(service.of(FACILITY, AccessScope.nothing("nobody"))).isEmpty();
        assertThat(service.of(UUID.randomUUID(), ALL)).isEmpty();
    }

    @Test
    void aMergedFacilityLeadsToTheOneItBecame() {
        // Given
        UUID former = UUID.randomUUID();
        received(Statements.facility(Department.CIVIL_AFFAIRS, Statements.CREDIT_CODE, "甲", 1));
        ledger.add(former, Statements.licence("L", null, null), NOW, Seal.Attestation.HUB);
        ledger.merge(former, FACILITY);
        // When
        Dossier dossier = service.of(former, ALL).orElseThrow();
        // Then
        assertThat(dossier.facilityId()).isEqualTo(FACILITY);
        assertThat(dossier.timeline()).hasSize(2);
        assertThat(dossier.complete()).isTrue();
    }

    private Dossier dossier() {
        return service.of(FACILITY, ALL).orElseThrow();
    }

    private StoredRecord received(CanonicalRecord record) {
        received++;
        return ledger.add(FACILITY, record, NOW.minusSeconds(100).plusSeconds(received), Seal.Attestation.HUB);
    }
}
