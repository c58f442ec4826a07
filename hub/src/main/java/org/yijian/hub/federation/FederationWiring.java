package org.yijian.hub.federation;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

import javax.sql.DataSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yijian.hub.HubError;
import org.yijian.hub.log.Alarms;
import org.yijian.hub.log.LogProperties;
import org.yijian.hub.log.RevocationAlarm;
import org.yijian.hub.log.StampGate;
import org.yijian.hub.log.Witnesses;
import org.yijian.hub.lookup.KeyedHash;
import org.yijian.records.division.Divisions;
import org.yijian.records.ledger.attachment.Attachments;
import org.yijian.records.ledger.postgres.LedgerDatabase;
import org.yijian.records.validation.RecordReader;
import org.yijian.routes.Rounds;
import org.yijian.routes.broker.Broker;
import org.yijian.routes.federation.FederationIdentity;
import org.yijian.routes.federation.FederationNeighbours;
import org.yijian.routes.federation.FederationRoom;
import org.yijian.routes.federation.FederationSettings;
import org.yijian.routes.federation.delivery.CourierSettings;
import org.yijian.routes.federation.partner.NoteNames;
import org.yijian.routes.federation.witness.PartnerLogs;
import org.yijian.routes.transport.PollerLease;
import org.yijian.search.RecordSearch;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.witness.Witness;

/** Opens the port for partners, if there is to be one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FederationProperties.class)
public class FederationWiring {

    /** The logs of partners, of which the federation tells when it opens. */
    @Bean
    PartnerLogs partnerLogs() {
        return new PartnerLogs();
    }

    @Bean
    Witnesses partnersAsWitnesses(Federation federation) {
        return new PartnersAsWitnesses(federation);
    }

    @Bean
    Federation federation(FederationProperties properties, DataSource database, LedgerDatabase ledger,
            Divisions divisions, KeyRing keys, LogProperties log, PollerLease lease, RecordSearch search,
            KeyedHash hash, Witness witness, PartnerLogs logs, StampGate gate, Broker broker,
            Attachments attachments, Clock clock) {
        if (properties.port() == 0) {
            return Federation.off();
        }
        FederationSettings settings = new FederationSettings(identity(properties), listen(properties),
                CourierSettings.standard(), FederationSettings.MOST_WAITING, properties.retention(),
                properties.revocations().ages(), properties.overlap(), properties.revocations().responders());
        return Federation.of(FederationRoom.open(settings, new FederationNeighbours(database, ledger.ledger(),
                ledger.changes(), ledger.reader(), ledger.auditLog(), new RecordReader(divisions, clock), keys,
                new NoteNames(log.name(), log.witness()), lease, search, hash::of, witness, logs, gate,
                broker.partners(), attachments, clock)));
    }

    /** Looks how old what is known of partners' revoked certificates is. */
    @Bean
    Rounds revocationRounds(Federation federation, Alarms alarms) {
        RevocationAlarm alarm = new RevocationAlarm(alarms);
        Rounds rounds = new Rounds();
        return federation.on()
                ? rounds.every(Duration.ofMinutes(1), "partner-revocations",
                        () -> alarm.round(federation.room().partnerRevocations()))
                : rounds;
    }

    private static FederationIdentity identity(FederationProperties properties) {
        URI endpoint = properties.endpoint() == null
                ? URI.create("https://" + properties.address() + ":" + properties.port())
                : properties.endpoint();
        Set<String> speaksFor = properties.speaksFor().isEmpty()
                ? Set.of(properties.region())
                : properties.speaksFor();
        return new FederationIdentity(properties.hub(), properties.name(), properties.region(), endpoint, speaksFor);
    }

    private static InetSocketAddress listen(FederationProperties properties) {
        try {
            return new InetSocketAddress(InetAddress.getByName(properties.address()), properties.port());
        } catch (UnknownHostException e) {
            throw new FaultException(
                    Fault.of(HubError.BAD_PARAMETER, "yijian.federation.address", properties.address()), e);
        }
    }
}
