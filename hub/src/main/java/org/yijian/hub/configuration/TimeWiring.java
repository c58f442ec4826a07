package org.yijian.hub.configuration;

import java.net.URI;
import java.time.Clock;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yijian.hub.HubError;
import org.yijian.hub.log.Alarms;
import org.yijian.hub.log.HttpTimeStampSource;
import org.yijian.hub.log.LogProperties;
import org.yijian.hub.log.StampGate;
import org.yijian.hub.log.Stamping;
import org.yijian.hub.log.StoredTokens;
import org.yijian.hub.log.WitnessedCheckpoint;
import org.yijian.records.ledger.log.LogSequencer;
import org.yijian.security.error.FaultException;
import org.yijian.security.proof.TileLog;
import org.yijian.security.time.TimeStampAuthority;
import org.yijian.security.time.TimeStampVerifier;
import org.yijian.security.time.TimeStamper;
import org.yijian.security.trust.CertificateFile;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.trust.TrustAnchors;

/** Time-stamps on checkpoints: from the authority that the operator names, or for trials from the built-in one. */
@Configuration(proxyBeanMethods = false)
public class TimeWiring {

    @Bean
    TimeStampVerifier timeStampVerifier(LogProperties properties, KeyRing keys) {
        LogProperties.Time time = properties.time();
        if (time.url() == null) {
            return new TimeStampVerifier(keys.anchors());
        }
        if (time.authorities() == null) {
            throw new FaultException(HubError.BAD_PARAMETER, "yijian.log.time.authorities", "");
        }
        return new TimeStampVerifier(new TrustAnchors(CertificateFile.read(time.authorities()), List.of()));
    }

    @Bean
    TimeStamper timeStamper(LogProperties properties, KeyRing keys, TimeStampVerifier verifier, Clock clock) {
        URI address = properties.time().url();
        return new TimeStamper(address == null
                ? TimeStampAuthority.of(keys, clock)
                : new HttpTimeStampSource(WitnessWiring.http(), address), verifier, clock);
    }

    @Bean
    StoredTokens checkpointTokens(DataSource database) {
        return StoredTokens.open(database);
    }

    @Bean
    Stamping stamping(TileLog log, LogSequencer sequencer, WitnessedCheckpoint witnessed, TimeStamper stamper,
            StoredTokens tokens, Home home, LogProperties properties, Alarms alarms, Clock clock) {
        return new Stamping(log, () -> WitnessWiring.leads(sequencer), witnessed, stamper, tokens, home.log(),
                properties.time().every(), alarms, clock);
    }

    @Bean
    StampGate stampGate(TileLog log, StoredTokens tokens, LogProperties properties, Alarms alarms, Clock clock) {
        return new StampGate(log, tokens, properties.time().limit(), alarms, clock);
    }
}
