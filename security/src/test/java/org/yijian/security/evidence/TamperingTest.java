package org.yijian.security.evidence;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.security.evidence.EvidenceReport.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** Every way to tamper is committed on a real package; the verifier must say so, and must not say so without cause. */
class TamperingTest {

    private final Issuer issuer;

    TamperingTest(@TempDir Path folder) {
        this.issuer = new Issuer(folder);
    }

    @TestFactory
    Stream<DynamicTest> everyVectorIsJudgedForWhatItIs() {
        // Given
        EvidenceVectors vectors = EvidenceVectors.of(issuer);
        assertThat(vectors.bad()).hasSizeGreaterThan(100);
        // When, Then
        return Stream.of(tests(vectors.good(), vectors.trust(), Verdict.VALID),
                tests(vectors.bad(), vectors.trust(), Verdict.INVALID),
                tests(vectors.open(), vectors.lessTrust(), Verdict.UNDETERMINED)).flatMap(each -> each);
    }

    private Stream<DynamicTest> tests(Map<String, byte[]> vectors, TrustFile trust, Verdict expected) {
        return vectors.entrySet().stream().map(vector -> dynamicTest(vector.getKey(), () -> {
            EvidenceReport report = new EvidenceVerifier(trust, issuer.clock).verify(vector.getValue());
            assertThat(report.verdict()).as(EvidenceVerifierTest.text(report)).isEqualTo(expected);
        }));
    }

    /** Outside the signature itself, which has fields that mean nothing to it, no bit of a package may change. */
    @Test
    void noByteOfAPackageIsWithoutProtection() {
        // Given
        byte[] good = issuer.writer.write(issuer.contents(3, new EvidenceContents.LeafOnly()));
        byte[] signature = EvidenceContainer.read(good).file(PackageFile.SIGNATURE);
        int from = indexOf(good, signature);
        EvidenceVerifier verifier = new EvidenceVerifier(issuer.trust(), issuer.clock);
        for (int i = 0; i < good.length; i++) {
            if (i == from) {
                i += signature.length;
            }
            // When
            byte[] changed = good.clone();
            changed[i] ^= 0x20;
            // Then
            assertThat(verifier.verify(changed).verdict()).as("byte " + i).isEqualTo(Verdict.INVALID);
        }
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
                .indexOf(new String(part, java.nio.charset.StandardCharsets.ISO_8859_1));
    }
}
