package org.yijian.hub.erasure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yijian.hub.configuration.Home;
import org.yijian.hub.lookup.AuditedPeople;
import org.yijian.hub.lookup.Evidence;
import org.yijian.hub.lookup.KeyedHash;
import org.yijian.hub.lookup.PersonalReading;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.attachment.Attachments;
import org.yijian.records.ledger.personal.Erasures;
import org.yijian.records.ledger.postgres.LedgerDatabase;
import org.yijian.routes.RoutesRoom;
import org.yijian.security.privacy.Pseudonyms;
import org.yijian.security.trust.KeyRing;

/** Personal data: reading it, finding people by number, and erasing it. */
@Configuration(proxyBeanMethods = false)
public class ErasureWiring {

    /** The name under which the routes make pseudonyms of people who work in facilities. */
    private static final String PRACTITIONER = "practitioner";

    @Bean
    Erasures erasures(LedgerDatabase ledger, Clock clock) {
        return ledger.erasures(clock);
    }

    @Bean
    PersonalReading personalReading(LedgerDatabase ledger, Erasures erasures) {
        return new VaultReading(ledger.personal(), erasures);
    }

    @Bean
    AuditedPeople auditedPeople(PersonalReading personal, LedgerReader reader, KeyRing keys, Evidence evidence,
            KeyedHash hash, Clock clock) {
        Pseudonyms pseudonyms = Pseudonyms.of(keys);
        return new AuditedPeople(personal, reader, number -> pseudonyms.pseudonym(PRACTITIONER, number), evidence,
                hash, clock);
    }

    @Bean
    RawCopies rawCopies(RoutesRoom routes) {
        return exchange -> {
            try {
                routes.rawStore().remove(exchange);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    @Bean
    ErasureDesk erasureDesk(Erasures erasures, PersonalReading personal, LedgerReader reader, RawCopies raw,
            Attachments attachments, Home home) {
        ErasureDesk desk = new ErasureDesk(erasures, personal, reader, new DestroyedKeys(home.folder("erasures")),
                raw, attachments);
        desk.resume();
        return desk;
    }
}
