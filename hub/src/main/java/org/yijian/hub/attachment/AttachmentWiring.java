package org.yijian.hub.attachment;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.yijian.hub.configuration.Home;
import org.yijian.hub.log.Alarms;
import org.yijian.hub.lookup.Evidence;
import org.yijian.hub.lookup.KeyedHash;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.attachment.Attachments;
import org.yijian.records.ledger.postgres.LedgerDatabase;
import org.yijian.routes.Rounds;
import org.yijian.security.trust.KeyRing;

/** Keeps attachments, and sweeps what is left over. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AttachmentProperties.class)
public class AttachmentWiring {

    @Bean
    Attachments attachments(LedgerDatabase ledger, KeyRing keys, Home home, AttachmentProperties properties,
            Clock clock) {
        Path folder = properties.folder() == null ? home.folder("attachments") : properties.folder();
        return ledger.attachments(folder, keys, new Attachments.Limits(properties.largest().toBytes(),
                Attachments.Limits.STANDARD.pieceBytes()), clock);
    }

    @Bean
    AuditedAttachments auditedAttachments(Attachments attachments, LedgerReader reader, Evidence evidence,
            KeyedHash hash, Clock clock) {
        return new AuditedAttachments(attachments, reader, evidence, hash, clock);
    }

    /** A servlet without a multipart configuration: nothing reads the body before the form does, as a stream. */
    @Bean
    ServletRegistrationBean<AttachmentForm> attachmentForm(AuditedAttachments attachments, LocaleResolver language) {
        return new ServletRegistrationBean<>(new AttachmentForm(attachments, language), AttachmentForm.PATH);
    }

    @Bean(destroyMethod = "close")
    Rounds attachmentRounds(Attachments attachments, Alarms alarms) {
        LostAttachmentAlarm lost = new LostAttachmentAlarm(attachments.check(), alarms);
        return new Rounds().every(Duration.ofHours(6), "attachments", attachments::sweep)
                .every(Duration.ofHours(6), "attachment-check", lost::round);
    }
}
