package org.yijian.security.seal;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yijian.security.trust.KeyAlgorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.security.seal.Signers.CLOCK;
import static org.yijian.security.seal.Signers.NOW;

/** Whatever the bytes are, the answer is a verdict and never another exception. */
class HostileCmsTest {

    private static final byte[] CONTENT = { 1, 2, 3 };

    private final CmsVerifier verifier = new CmsVerifier();
    private final Signers signers = Signers.under(KeyAlgorithm.SM2);

    @Test
    void randomBytesAreInvalid() {
        // Given
        Random random = new Random(20_261_121);

        for (int round = 0; round < 5_000; round++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);

            // When, Then
            assertThat(verify(bytes)).as("round %d", round).isInstanceOf(Verdict.Invalid.class);
        }
    }

    @Test
    void aSealWithRandomChangesIsInvalidOrSaysTheSame() {
        // Given
        Random random = new Random(7);
        byte[] cms = new CmsSigner(signers.message(), CLOCK).sign(CONTENT);
        Verdict untouched = verify(cms);

        for (int round = 0; round < 3_000; round++) {
            byte[] bytes = cms.clone();
            for (int change = 0; change <= random.nextInt(4); change++) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            }

            // When
            Verdict verdict = verify(bytes);

            // Then
            if (verdict instanceof Verdict.Valid) {
                assertThat(verdict).as("round %d", round).isEqualTo(untouched);
            }
        }
    }

    @Test
    void aSealCutShortIsInvalid() {
        // Given
        byte[] cms = new CmsSigner(signers.message(), CLOCK).sign(CONTENT);

        for (int length = 0; length < cms.length; length++) {
            // When, Then
            assertThat(verify(Arrays.copyOf(cms, length))).as("%d bytes", length).isInstanceOf(Verdict.Invalid.class);
        }
    }

    @Test
    void thousandsOfNestedSequencesAreInvalid() {
        // Given
        byte[] indefinite = new byte[CmsVerifier.MAX_CMS_BYTES];
        for (int i = 0; i < indefinite.length; i += 2) {
            indefinite[i] = 0x30;
            indefinite[i + 1] = (byte) 0x80;
        }

        // When, Then
        assertThat(verify(indefinite)).isInstanceOf(Verdict.Invalid.class);
        assertThat(verify(nested(12_000))).isInstanceOf(Verdict.Invalid.class);
    }

    /** Definite lengths, from the inside out. */
    private static byte[] nested(int levels) {
        byte[] buffer = new byte[CmsVerifier.MAX_CMS_BYTES];
        int start = buffer.length;
        for (int level = 0; level < levels; level++) {
            int length = buffer.length - start;
            buffer[--start] = (byte) length;
            buffer[--start] = (byte) (length >> 8);
            buffer[--start] = (byte) 0x82;
            buffer[--start] = 0x30;
        }
        return Arrays.copyOfRange(buffer, start, buffer.length);
    }

    private Verdict verify(byte[] cms) {
        return verifier.verify(CONTENT, cms, signers.anchors(), NOW);
    }
}
