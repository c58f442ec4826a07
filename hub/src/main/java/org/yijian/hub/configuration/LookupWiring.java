package org.yijian.hub.configuration;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yijian.hub.federation.Federation;
import org.yijian.hub.lookup.AuditedDossiers;
import org.yijian.hub.lookup.AuditedOverview;
import org.yijian.hub.lookup.AuditedRecords;
import org.yijian.hub.lookup.AuditedRelations;
import org.yijian.hub.lookup.AuditedSearch;
import org.yijian.hub.lookup.Evidence;
import org.yijian.hub.lookup.JointSearch;
import org.yijian.hub.lookup.KeyedHash;
import org.yijian.hub.lookup.PersonalReading;
import org.yijian.hub.page.export.DossierExport;
import org.yijian.records.ledger.AuditLog;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.LogIndexes;
import org.yijian.search.RecordSearch;
import org.yijian.search.overview.FacilityMap;
import org.yijian.search.overview.RecordOverview;
import org.yijian.search.relation.FacilityRelations;
import org.yijian.supervision.dossier.DossierService;
import org.yijian.supervision.hazard.FindingDeadlines;

/** Questions that are logged before they are answered. */
@Configuration(proxyBeanMethods = false)
public class LookupWiring {

    @Bean
    Evidence evidence(AuditLog log) {
        return new Evidence(log);
    }

    @Bean
    KeyedHash queryHash(Secrets secrets) {
        return new KeyedHash(secrets.readOrCreate("query-hash"));
    }

    @Bean
    AuditedSearch auditedSearch(RecordSearch search, LogIndexes indexes, Evidence evidence, KeyedHash hash,
            Clock clock) {
        return new AuditedSearch(search, indexes, evidence, hash, clock);
    }

    @Bean
    AuditedOverview auditedOverview(RecordOverview overview, FacilityMap map, Evidence evidence, KeyedHash hash,
            Clock clock) {
        return new AuditedOverview(overview, map, evidence, hash, clock);
    }

    @Bean
    AuditedRelations auditedRelations(FacilityRelations relations, Evidence evidence, KeyedHash hash, Clock clock) {
        return new AuditedRelations(relations, evidence, hash, clock);
    }

    @Bean
    JointSearch jointSearch(AuditedSearch search, Federation federation) {
        return new JointSearch(search, federation);
    }

    @Bean
    AuditedRecords auditedRecords(LedgerReader reader, PersonalReading personal, LogIndexes indexes,
            Evidence evidence, KeyedHash hash, Clock clock) {
        return new AuditedRecords(reader, personal, indexes, evidence, hash, clock);
    }

    @Bean
    DossierService dossierService(LedgerReader reader, Clock clock) {
        return new DossierService(reader, FindingDeadlines.DEFAULT, clock);
    }

    @Bean
    AuditedDossiers auditedDossiers(DossierService dossiers, LogIndexes indexes, Evidence evidence,
            KeyedHash hash, Clock clock) {
        return new AuditedDossiers(dossiers, indexes, evidence, hash, clock);
    }

    @Bean
    DossierExport dossierExport(AuditedDossiers dossiers, Clock clock) {
        return new DossierExport(dossiers, clock);
    }
}
