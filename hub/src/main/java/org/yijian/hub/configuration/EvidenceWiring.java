package org.yijian.hub.configuration;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yijian.hub.attachment.AuditedAttachments;
import org.yijian.hub.evidence.AttachmentEvidence;
import org.yijian.hub.evidence.EvidenceExport;
import org.yijian.hub.evidence.EvidencePacker;
import org.yijian.hub.evidence.HubTrust;
import org.yijian.hub.evidence.LoggedProofs;
import org.yijian.hub.federation.Federation;
import org.yijian.hub.key.CertificateStatus;
import org.yijian.hub.log.AllWitnesses;
import org.yijian.hub.log.WitnessedCheckpoint;
import org.yijian.hub.lookup.Evidence;
import org.yijian.hub.lookup.KeyedHash;
import org.yijian.hub.lookup.PersonalReading;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.LogIndexes;
import org.yijian.records.ledger.SealedParts;
import org.yijian.records.ledger.personal.Erasure;
import org.yijian.records.ledger.postgres.LedgerDatabase;
import org.yijian.security.evidence.EvidenceWriter;
import org.yijian.security.proof.NoteSigner;
import org.yijian.security.proof.TileLog;
import org.yijian.security.time.CheckpointTokens;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.trust.TrustedSenders;

/** Evidence for outsiders, and what they check it against. */
@Configuration(proxyBeanMethods = false)
public class EvidenceWiring {

    @Bean
    SealedParts sealedParts(LedgerDatabase database) {
        return database.sealedParts();
    }

    @Bean
    LoggedProofs loggedProofs(TileLog log, LogIndexes indexes, ObjectProvider<CheckpointTokens> tokens,
            WitnessedCheckpoint witnessed, AllWitnesses witnesses) {
        return new LoggedProofs(log, indexes, tokens.stream().findFirst(), witnessed, witnesses,
                LoggedProofs.PATIENCE);
    }

    @Bean
    EvidencePacker evidencePacker(LoggedProofs proofs, KeyRing keys, CertificateStatus certificates, Clock clock) {
        return new EvidencePacker(proofs, EvidenceWriter.of(keys, clock),
                contents -> contents.listing(certificates.lists()).answered(certificates.answers()));
    }

    @Bean
    AttachmentEvidence attachmentEvidence(AuditedAttachments attachments, EvidencePacker packer) {
        return new AttachmentEvidence(attachments, packer);
    }

    @Bean
    EvidenceExport evidenceExport(LedgerReader reader, SealedParts parts, EvidencePacker packer,
            AttachmentEvidence attachments, Evidence audit, PersonalReading personal, KeyedHash hash, Clock clock) {
        return new EvidenceExport(reader, parts, packer, attachments,
                record -> personal.erasure(record).map(Erasure::decidedAt),
                audit, hash, clock);
    }

    /** Whether certificates of this hub count. */
    @Bean
    CertificateStatus certificateStatus(KeyRing keys, ObjectProvider<Federation> federation, Clock clock) {
        return new CertificateStatus(keys, () -> federation.stream().filter(Federation::on).findFirst(), clock);
    }

    @Bean
    HubTrust hubTrust(Home home, KeyRing keys, TileLog log, AllWitnesses witnesses,
            Federation federation, Clock clock) {
        return new HubTrust(keys, NoteSigner.of(log.checkpoint().origin(), keys), log.checkpoint().origin(),
                TrustedSenders.in(home.folder("trust")), witnesses, federation::senders, clock);
    }
}
