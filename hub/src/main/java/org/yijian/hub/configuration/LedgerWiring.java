package org.yijian.hub.configuration;

import java.time.Clock;

import javax.sql.DataSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yijian.hub.log.LogProperties;
import org.yijian.records.division.Divisions;
import org.yijian.records.ledger.AuditLog;
import org.yijian.records.ledger.ChangeFeed;
import org.yijian.records.ledger.FacilityMatches;
import org.yijian.records.ledger.Ledger;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.LogIndexes;
import org.yijian.records.ledger.Replays;
import org.yijian.records.ledger.database.LedgerSchema;
import org.yijian.records.ledger.log.LeafStore;
import org.yijian.records.ledger.log.LogSequencer;
import org.yijian.records.ledger.postgres.LedgerDatabase;
import org.yijian.security.proof.LogVerifier;
import org.yijian.security.proof.NoteSigner;
import org.yijian.security.proof.TileLog;
import org.yijian.security.trust.CryptographicProfile;
import org.yijian.security.trust.KeyRing;

/** Keys, the ledger, and the tamper-evident log that it feeds. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeyProperties.class)
public class LedgerWiring {

    @Bean
    KeyRing keyRing(Home home, KeyProperties properties, Clock clock) {
        CryptographicProfile profile = properties.profile().cryptographic();
        return switch (properties.provider()) {
            case FILES -> KeyRing.openOrCreate(home.folder("keys"), profile, clock);
            case PKCS11 -> KeyRing.openOrCreate(home.folder("keys"), profile, properties.pkcs11().open(), clock);
        };
    }

    @Bean
    Divisions divisions(Home home) {
        return Divisions.load(home.root());
    }

    @Bean
    LedgerDatabase ledgerDatabase(DataSource database, KeyRing keys, Clock clock) {
        LedgerDatabase ledger = LedgerDatabase.open(database, keys, clock);
        LedgerSchema.requireDurable(database);
        return ledger;
    }

    @Bean
    Ledger ledger(LedgerDatabase database) {
        return database.ledger();
    }

    @Bean
    ChangeFeed changeFeed(LedgerDatabase database) {
        return database.changes();
    }

    @Bean
    LedgerReader ledgerReader(LedgerDatabase database) {
        return database.reader();
    }

    @Bean
    Replays replays(LedgerDatabase database) {
        return database.replays();
    }

    @Bean
    LogIndexes logIndexes(LedgerDatabase database) {
        return database.logIndexes();
    }

    @Bean
    FacilityMatches facilityMatches(LedgerDatabase database) {
        return database.matches();
    }

    @Bean(destroyMethod = "")
    AuditLog auditLog(LedgerDatabase database) {
        return database.auditLog();
    }

    @Bean
    TileLog tileLog(Home home, KeyRing keys, LogProperties log, Clock clock) {
        return TileLog.open(home.log(), log.name(), NoteSigner.of(log.name(), keys), clock);
    }

    /** Verifies the log as an outsider would, with nothing but the public keys. */
    @Bean
    LogVerifier logVerifier(Home home, KeyRing keys, LogProperties log) {
        return LogVerifier.of(home.log(), NoteSigner.of(log.name(), keys), log.name());
    }

    @Bean
    LeafStore leafStore(TileLog log) {
        return LeafStore.of(log);
    }

    @Bean
    LogSequencer logSequencer(LedgerDatabase database, LeafStore log) {
        return database.sequence(log);
    }
}
