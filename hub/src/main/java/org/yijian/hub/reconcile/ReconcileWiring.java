package org.yijian.hub.reconcile;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yijian.hub.lookup.AuditedDossiers;
import org.yijian.hub.lookup.Evidence;
import org.yijian.hub.lookup.KeyedHash;
import org.yijian.search.candidate.FacilitySearch;

/** The reconciliation service. */
@Configuration(proxyBeanMethods = false)
public class ReconcileWiring {

    @Bean
    Reconciling reconciling(FacilitySearch search, AuditedDossiers dossiers, Evidence evidence, KeyedHash hash,
            Clock clock) {
        return new Reconciling(search, dossiers, evidence, hash, clock);
    }
}
