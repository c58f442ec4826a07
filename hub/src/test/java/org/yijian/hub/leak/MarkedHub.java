package org.yijian.hub.leak;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.yijian.hub.StartedHub;
import org.yijian.hub.account.Account;
import org.yijian.hub.account.Accounts;
import org.yijian.hub.alert.AlertFollower;
import org.yijian.records.Department;
import org.yijian.records.ledger.Delivery;
import org.yijian.records.ledger.Exchange;
import org.yijian.records.ledger.Ledger;
import org.yijian.records.ledger.SealedManifest;
import org.yijian.records.ledger.attachment.Attachments;
import org.yijian.routes.intake.ExchangeIds;
import org.yijian.search.RecordSearch;
import org.yijian.search.SearchQuery;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Role;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.seal.CmsSealer;
import org.yijian.security.trust.KeyRing;

/** A hub full of marked records, and people with rights drawn by lot. */
final class MarkedHub implements AutoCloseable {

    private static final String OTHER_PASSWORD = "changed-4711";
    static final String EVERYBODY = "sees-everything";

    private static final int BEFORE = 120;
    private static final int AFTER = 60;
    private static final Map<String, Object> ALL_KINDS = Map.of("kind",
            List.of("facility", "complaint", "credit", "finding"));

    final List<Marked> records = new ArrayList<>();
    final Map<String, Tellable.Ids> ids = new TreeMap<>();
    final Map<String, Asker> askers = new TreeMap<>();
    final Map<String, String> lists = new TreeMap<>();
    final Random random;
    private final StartedHub hub;
    private final String otherHash;

    MarkedHub(Path home, int people, long seed) throws IOException, InterruptedException {
        random = new Random(seed);
        hub = new StartedHub(home);
        otherHash = hub.part(PasswordEncoder.class).encode(OTHER_PASSWORD);
        join(new Account(EVERYBODY, "都看", "Sees everything", Set.of(Role.SUPERVISOR), true, Set.of(), Set.of("*"),
                Sensitivity.SENSITIVE, true));
        for (int number = 0; number < people; number++) {
            join(drawn("asker-" + number));
        }
        OffsetDateTime newest = OffsetDateTime.now(ZoneOffset.ofHours(8)).truncatedTo(ChronoUnit.DAYS);
        keep(Marked.some(0, BEFORE, newest, random));
        for (Asker asker : askers.values()) {
            asker.send("/api/v1/saved-searches", Map.of("name", "所有", "query", ALL_KINDS));
        }
        asker(EVERYBODY).send("/api/v1/saved-searches",
                Map.of("name", "共享", "query", ALL_KINDS, "sharedWith", Role.INSPECTOR.wire()));
        keep(Marked.some(BEFORE, AFTER, newest, random));
        hub.part(AlertFollower.class).follow();
        awaitIndexed();
        attachToAll();
        bringLists();
    }

    /** A file with the mark of its record. */
    private void attachToAll() {
        Attachments attachments = hub.part(Attachments.class);
        for (Marked marked : records) {
            attachments.attach(UUID.fromString(ids(marked).record()), "a.txt", "text/plain", -1,
                    new ByteArrayInputStream(marked.mark().getBytes(StandardCharsets.UTF_8)), EVERYBODY);
        }
    }

    Asker asker(String name) {
        return Objects.requireNonNull(askers.get(name));
    }

    /** What an account may be told at this moment. */
    Tellable tellable(String name) {
        return tellable(hub.part(Accounts.class).named(name).orElseThrow().account().scope());
    }

    Tellable tellable(AccessScope scope) {
        return Tellable.of(scope, records, ids);
    }

    Account drawn(String name) {
        Set<String> departments = new HashSet<>();
        Set<String> regions = new HashSet<>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            departments.add(Department.values()[random.nextInt(6)].wire());
            regions.add(List.of("50", "500106", "500106001", "51").get(random.nextInt(4)));
        }
        return new Account(name, "抽签", "Drawn", Set.of(random.nextBoolean() ? Role.INSPECTOR : Role.SUPERVISOR),
                random.nextInt(4) == 0, departments, regions, Sensitivity.values()[random.nextInt(4)], true);
    }

    /** Everybody has the password of the demonstration: making a hash for each takes its time on purpose. */
    private void save(Account account) {
        Accounts accounts = hub.part(Accounts.class);
        accounts.save(account, accounts.named("inspector").orElseThrow().passwordHash());
    }

    /** Gives somebody other rights and another password, because the hub remembers for a while who showed which. */
    Asker changed(Account account) {
        hub.part(Accounts.class).save(account, otherHash);
        return new Asker(account.name(), OTHER_PASSWORD, hub.machine().another());
    }

    private void join(Account account) throws IOException, InterruptedException {
        save(account);
        askers.put(account.name(), Asker.at(hub, account.name()));
    }

    private void keep(List<Marked> more) {
        records.addAll(more);
        Ledger ledger = hub.part(Ledger.class);
        KeyRing keys = hub.part(KeyRing.class);
        Clock clock = hub.part(Clock.class);
        byte[] manifest = "{}".getBytes(StandardCharsets.UTF_8);
        more.stream().collect(Collectors.groupingBy(marked -> marked.record().source())).forEach((source, marked) -> {
            String message = source + records.size();
            Exchange exchange = new Exchange(ExchangeIds.of(source, message), source, message, "test", source, source,
                    "1.0", "test", clock.instant(), 1, "00", "00");
            ledger.append(new Delivery(exchange, 0, true,
                    ledger.written(marked.stream().map(Marked::record).toList()), List.of(),
                    new SealedManifest(manifest, CmsSealer.of(keys, clock).seal(manifest), new byte[32])));
        });
        JdbcClient.create(hub.part(DataSource.class))
                .sql("SELECT id, facility_id, source_key FROM ledger.head WHERE source_key LIKE 'K-q7%'")
                .query(row -> {
                    ids.put(row.getString(3).substring(2), new Tellable.Ids(row.getString(1), row.getString(2)));
                });
    }

    private void awaitIndexed() {
        SearchQuery all = new SearchQuery("", Set.of(), Set.of(), Set.of(), Set.of(), null, null, null,
                SearchQuery.Sort.DATE, 1, 1, false);
        RecordSearch search = hub.part(RecordSearch.class);
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (search.search(all, AccessScope.everything("test")).total() < records.size()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the records are not in the index");
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private void bringLists() throws IOException, InterruptedException {
        for (Map.Entry<String, Asker> asker : askers.entrySet()) {
            StringBuilder list = new StringBuilder("机构名称,统一社会信用代码,地址\n");
            for (int row = 0; row < 12; row++) {
                Marked about = drawnRecord();
                String name = Objects.requireNonNull(about.record().facility().name()).replaceFirst("q7.*", "");
                list.append(row % 3 == 0 ? ',' + Marked.code(about.facility()) + ',' : name + ",,").append('\n');
            }
            lists.put(asker.getKey(), asker.getValue().bring(list.toString()));
        }
        for (Map.Entry<String, String> list : lists.entrySet()) {
            asker(list.getKey()).awaitMatched(list.getValue());
        }
    }

    /** Approves somebody's export, as another person. */
    void approve(String export) throws IOException, InterruptedException {
        new Asker("approver", StartedHub.PASSWORD, hub.machine()).send("/api/v1/exports/" + export + "/approve", "");
    }

    Marked drawnRecord() {
        return records.get(random.nextInt(records.size()));
    }

    Tellable.Ids ids(Marked record) {
        return Objects.requireNonNull(ids.get(record.mark()));
    }

    @Override
    public void close() {
        hub.close();
    }
}
