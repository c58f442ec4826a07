package org.yijian.hub.notice;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

import javax.sql.DataSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.yijian.hub.account.Accounts;
import org.yijian.hub.alert.Inbox;
import org.yijian.hub.configuration.Home;
import org.yijian.hub.configuration.Secrets;
import org.yijian.hub.log.Alarms;
import org.yijian.hub.lookup.Evidence;
import org.yijian.hub.lookup.KeyedHash;
import org.yijian.hub.saved.SavedSearches;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.Rounds;
import org.yijian.routes.definition.AllowedHosts;
import org.yijian.routes.transport.PollerLease;
import org.yijian.routes.transport.web.AgencyTrust;
import org.yijian.routes.transport.web.OutboundGateway;

/** Telling people outside the hub. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticeProperties.class)
public class NoticeWiring {

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final String LEASE = "alert-notices";
    private static final String PATIENCE = "15000";
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1");

    @Bean
    Channels alertChannels(SavedSearches searches, DataSource database, NoticeProperties properties,
            Evidence evidence, Secrets secrets, Alarms alarms, Clock clock) {
        return new Channels(searches, new Transactions(database), properties, evidence,
                new KeyedHash(secrets.readOrCreate("alert-webhooks")), alarms, clock);
    }

    @Bean(destroyMethod = "close")
    OutboundGateway alertGateway(NoticeProperties properties, Home home) {
        return new OutboundGateway(new AllowedHosts(properties.webhookHosts()),
                new AgencyTrust(home.folder("trust")));
    }

    @Bean
    Notices notices(DataSource database, Accounts accounts, Inbox inbox, Channels channels,
            OutboundGateway alertGateway, NoticeProperties properties, Alarms alarms, Clock clock) {
        String link = link(properties);
        return new Notices(new Transactions(database), accounts, inbox,
                new Webhook(alertGateway, channels, link, clock), digest(properties.mail(), link), properties, alarms,
                clock);
    }

    private static String link(NoticeProperties properties) {
        URI link = properties.link();
        return (link == null ? "http://127.0.0.1" : link.toString()).replaceAll("/+$", "");
    }

    /** Encrypted and with the server's name checked, unless the server is this machine. */
    private static Optional<Digest> digest(NoticeProperties.Mail mail, String link) {
        String host = mail.host();
        if (host == null) {
            return Optional.empty();
        }
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(host);
        sender.setPort(mail.port());
        Properties settings = sender.getJavaMailProperties();
        if (mail.user() != null) {
            sender.setUsername(mail.user());
            settings.setProperty("mail.smtp.auth", "true");
        }
        if (mail.passwordFile() != null) {
            sender.setPassword(Secrets.content(mail.passwordFile()));
        }
        String encrypted = Boolean.toString(!THIS_MACHINE.contains(host));
        settings.setProperty("mail.smtp.starttls.enable", encrypted);
        settings.setProperty("mail.smtp.starttls.required", encrypted);
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        settings.setProperty("mail.smtp.connectiontimeout", PATIENCE);
        settings.setProperty("mail.smtp.timeout", PATIENCE);
        settings.setProperty("mail.smtp.writetimeout", PATIENCE);
        return Optional.of(new Digest(sender, mail.from(), link));
    }

    @Bean(destroyMethod = "close")
    Rounds noticeRounds(Notices notices, PollerLease lease) {
        return new Rounds().every(EVERY, "alert-notices", () -> {
            if (lease.holds(LEASE)) {
                notices.tell();
            }
        });
    }
}
