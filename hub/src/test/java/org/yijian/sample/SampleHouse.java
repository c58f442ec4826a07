package org.yijian.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.yijian.connectors.Connector;
import org.yijian.connectors.Connectors;
import org.yijian.hub.HubError;
import org.yijian.hub.api.ApiErrors;
import org.yijian.hub.api.CheckApi;
import org.yijian.hub.api.IntakeApi;
import org.yijian.hub.attachment.RecordAttachments;
import org.yijian.hub.configuration.Home;
import org.yijian.hub.configuration.LookupWiring;
import org.yijian.hub.configuration.Secrets;
import org.yijian.hub.federation.Federation;
import org.yijian.hub.health.RouteStates;
import org.yijian.hub.intake.ReceivedMessages;
import org.yijian.hub.intake.Replaying;
import org.yijian.hub.key.KeyApi;
import org.yijian.hub.key.KeyPages;
import org.yijian.hub.log.Alarm;
import org.yijian.hub.log.LogOverview;
import org.yijian.hub.log.MonitorResult;
import org.yijian.hub.log.WitnessState;
import org.yijian.hub.lookup.IndexAge;
import org.yijian.hub.lookup.LastVisits;
import org.yijian.hub.lookup.PersonalReading;
import org.yijian.hub.lookup.UnreadAlerts;
import org.yijian.hub.lookup.WitnessedLeaves;
import org.yijian.hub.page.Frame;
import org.yijian.hub.page.Words;
import org.yijian.hub.web.Refusals;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.division.Divisions;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.records.ledger.attachment.Attachment;
import org.yijian.records.ledger.personal.Erasure;
import org.yijian.routes.traffic.RouteStatus;
import org.yijian.search.candidate.FacilityCandidate;
import org.yijian.search.candidate.FacilityQuestion;
import org.yijian.search.candidate.FacilitySearch;
import org.yijian.search.index.IndexSettings;
import org.yijian.search.index.RecordIndex;
import org.yijian.search.overview.FacilityMap;
import org.yijian.search.overview.IndexFacilityMap;
import org.yijian.search.overview.IndexOverview;
import org.yijian.search.overview.RecordOverview;
import org.yijian.search.relation.FacilityRelations;
import org.yijian.search.relation.IndexRelations;
import org.yijian.security.access.AccessScope;
import org.yijian.security.error.Fault;
import org.yijian.security.error.SecurityError;
import org.yijian.security.trust.KeyRing;

/** The hub's web layer over a house in memory. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
@Import({ LookupWiring.class, SampleAccounts.class, SampleKeys.class, KeyPages.class, KeyApi.class })
@ComponentScan(basePackageClasses = { Frame.class, ApiErrors.class,
        Refusals.class }, excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = {
                IntakeApi.class,
                CheckApi.class }))
public class SampleHouse {

    /** The parts that readiness asks for are not in this house. */
    public static final String READINESS = "management.endpoint.health.group.readiness.include=readinessState";

    @Bean
    Home home() throws IOException {
        return Home.open(Files.createTempDirectory("yijian-sample-"));
    }

    @Bean
    Secrets secrets(Home home) {
        return home.secrets();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    KeyRing keyRing(Home home, Clock clock) {
        return KeyRing.openOrCreate(home.folder("keys"), clock);
    }

    @Bean
    SampleLedger ledger() {
        return new SampleLedger();
    }

    @Bean
    SampleSearch search() {
        return new SampleSearch();
    }

    /** A real index of the sample records, for figures. */
    @Bean
    RecordIndex sampleIndex(Home home) throws InterruptedException {
        RecordIndex index = RecordIndex.open(home.folder("index"), IndexSettings.standard());
        index.apply(List.of(new Change(new Change.Position(1, 1), SampleRecords.all())));
        index.refresh();
        return index;
    }

    @Bean
    RecordOverview overview(RecordIndex index) {
        return new IndexOverview(index);
    }

    @Bean
    FacilityMap facilityMap(RecordIndex index) {
        return new IndexFacilityMap(index);
    }

    /** One facility with two names, for whoever may see anything. */
    @Bean
    FacilitySearch facilitySearch() {
        FacilityCandidate known = new FacilityCandidate(SampleRecords.FACILITY.toString(), "沙坪坝区天星桥康乐养老院（演示）",
                List.of("天星桥康乐养老院（演示）"), "500106001", null, 90, List.of("part"), false);
        return new FacilitySearch() {
            @Override
            public List<FacilityCandidate> candidates(FacilityQuestion question, AccessScope scope, int most) {
                String name = question.name();
                return name != null && known.name().contains(name) ? List.of(known) : List.of();
            }

            @Override
            public Optional<FacilityCandidate> facility(UUID id, AccessScope scope) {
                return Optional.of(known).filter(candidate -> candidate.facilityId().equals(id.toString()));
            }
        };
    }

    @Bean
    FacilityRelations relations(RecordIndex index) {
        return new IndexRelations(index);
    }

    /** One record has an attachment. */
    @Bean
    RecordAttachments recordAttachments() {
        UUID with = SampleRecords.all().get(3).id();
        Attachment attachment = new Attachment(UUID.nameUUIDFromBytes(new byte[]{ 7 }), with, "现场照片.jpg",
                "image/jpeg", 1_234_567, 8 << 20, "0a".repeat(32), "0b".repeat(32), "inspector",
                Instant.parse("2026-05-01T02:03:04Z"), 1, null,
                UUID.nameUUIDFromBytes(new byte[]{ 7 }), false);
        return record -> record.equals(with) ? List.of(attachment) : List.of();
    }

    @Bean
    IndexAge indexAge() {
        return Optional::empty;
    }

    @Bean
    ConcurrentMap<String, Integer> signInFailures() {
        return new ConcurrentHashMap<>();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(4);
    }

    @Bean
    Words words(org.springframework.context.MessageSource messages) {
        Divisions divisions = Divisions.shipped();
        return new Words(messages, org.yijian.hub.configuration.PageWiring.regionNames(divisions));
    }

    @Bean
    Federation federation() {
        return Federation.off();
    }

    @Bean
    RouteStates routeStates() {
        return () -> List.of(
                new RouteStatus("civil-affairs", "database-poll", "civil-affairs", "civil-affairs",
                        RouteStatus.State.RUNNING, null, Instant.parse("2026-05-01T02:03:04Z"),
                        Instant.parse("2026-05-01T02:03:09Z"), 12, 3, 0),
                new RouteStatus("insurance", "https-pull", "insurance", "insurance", RouteStatus.State.FAILING,
                        Fault.of(HubError.BAD_REQUEST, "127.0.0.1:18443"), null, null, 0, 0, 4));
    }

    /** Everybody was here on the second of May, before the last records came. */
    @Bean
    LastVisits lastVisits() {
        return (facility, account) -> Optional.of(Instant.parse("2026-05-01T00:00:00Z"));
    }

    /** Three things have come for everybody. */
    @Bean
    UnreadAlerts unreadAlerts() {
        return account -> 3;
    }

    @Bean
    WitnessedLeaves witnessedLeaves() {
        return () -> 1003;
    }

    @Bean
    LogOverview.Source logOverview() {
        Instant at = Instant.parse("2026-05-01T02:03:04Z");
        return () -> new LogOverview("yijian.sample/log", 1010, at, 1003, 1000, at, at,
                List.of(new WitnessState("chengdu", "chengdu.example/witness+0a0b0c0d+BAAA", 1003, at, 2)),
                List.of(new Alarm("witness/chengdu", Fault.of(SecurityError.WITNESS_UNREACHABLE, "chengdu"), at)),
                new MonitorResult(at, 768, 1010, List.of(Fault.of(SecurityError.LOG_TILE_DAMAGED, "tile/0/003"))));
    }

    /** Nothing in this house is encrypted. */
    @Bean
    PersonalReading personalReading() {
        return new PersonalReading() {
            @Override
            public CanonicalRecord reveal(StoredRecord stored) {
                return stored.record();
            }

            @Override
            public Optional<Erasure> erasure(UUID record) {
                return Optional.empty();
            }

            @Override
            public List<UUID> withExactly(String path, String value) {
                return List.of();
            }

            @Override
            public List<UUID> ofSamePerson(UUID record) {
                return List.of(record);
            }
        };
    }

    @Bean
    Replaying replaying(SampleLedger ledger) {
        return ledger::order;
    }

    @Bean
    ReceivedMessages receivedMessages() {
        return id -> Optional.empty();
    }

    @Bean
    Connectors connectors() {
        return new Connectors() {
            @Override
            public Optional<Connector> named(String name) {
                return Optional.empty();
            }

            @Override
            public Collection<Connector> all() {
                return List.of();
            }

            @Override
            public Collection<String> reload() {
                return Set.of();
            }
        };
    }
}
