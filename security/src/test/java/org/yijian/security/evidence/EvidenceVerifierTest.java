package org.yijian.security.evidence;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.security.evidence.EvidenceReport.Outcome;
import org.yijian.security.evidence.EvidenceReport.Verdict;
import org.yijian.security.seal.CmsSigner;

import static org.assertj.core.api.Assertions.assertThat;

class EvidenceVerifierTest {

    private final Issuer issuer;

    EvidenceVerifierTest(@TempDir Path folder) {
        this.issuer = new Issuer(folder);
    }

    @Test
    void thePackageOfARecordIsValid() {
        // When
        EvidenceReport report = verify(issuer.record());

        // Then
        assertThat(report.verdict()).as(text(report)).isEqualTo(Verdict.VALID);
        assertThat(outcome(report, EvidenceCheck.RECORD)).isEqualTo(Outcome.PASSED);
        assertThat(report.lines()).extracting(EvidenceReport.Line::check).containsExactly(EvidenceCheck.values());
    }

    @Test
    void thePackageOfAPartThatItsSenderSealedIsValid() {
        assertThat(verify(issuer.contents(2, issuer.message(issuer.senders))).verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void thePackageOfASearchIsValidWithoutAMessage() {
        assertThat(verify(issuer.contents(3, new EvidenceContents.LeafOnly())).verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void thePackageOfAnErasedMessageIsValidAndSaysSo() {
        // When
        EvidenceReport report = verify(issuer.contents(0, new EvidenceContents.Erased()));

        // Then
        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(report.lines()).anyMatch(line -> line.detail().equals("erased"));
    }

    @Test
    void aSecondSealWithSm2IsCheckedToo() {
        // Given
        EvidenceContents.Message message = issuer.message(issuer.first)
                .sealedAlso(new CmsSigner(issuer.nationalKey, issuer.clock).sign(issuer.first.manifest()));

        // When
        EvidenceReport report = verify(issuer.contents(0, message));

        // Then
        assertThat(report.verdict()).as(text(report)).isEqualTo(Verdict.VALID);
        assertThat(outcome(report, EvidenceCheck.NATIONAL_SEAL)).isEqualTo(Outcome.PASSED);
    }

    @Test
    void aTrustFileThatHasRunOutLeavesItUndetermined() {
        // When
        EvidenceReport report = new EvidenceVerifier(issuer.trust(),
                Clock.offset(issuer.clock, Duration.ofDays(60))).verify(issuer.writer.write(issuer.record()));

        // Then
        assertThat(report.verdict()).as(text(report)).isEqualTo(Verdict.UNDETERMINED);
    }

    @Test
    void whatIsWrittenAndReadAgainIsTheSameTrustFile() {
        TrustFile trust = issuer.trust();
        assertThat(TrustFile.parse(trust.encode())).isEqualTo(trust);
    }

    private EvidenceReport verify(EvidenceContents contents) {
        return new EvidenceVerifier(TrustFile.parse(issuer.trust().encode()), issuer.clock)
                .verify(issuer.writer.write(contents));
    }

    private static Outcome outcome(EvidenceReport report, EvidenceCheck check) {
        return report.lines().get(check.ordinal()).outcome();
    }

    static String text(EvidenceReport report) {
        StringBuilder text = new StringBuilder();
        report.lines().forEach(line -> text.append(line.check().id()).append(' ').append(line.outcome()).append(' ')
                .append(line.detail()).append(line.fault() == null ? "" : line.fault().text(Locale.ENGLISH))
                .append('\n'));
        return text.toString();
    }
}
