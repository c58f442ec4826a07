package org.yijian.security.witness;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.proof.SignedNote;
import org.yijian.security.seal.Digests;
import org.yijian.security.trust.CryptographicProvider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CosignatureKeyTest {

    private static final String TEXT = """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
            """;

    private final WitnessFixture fixture = WitnessFixture.create();
    private final CosignatureKey key = fixture.cosigner().key();

    private static SignedNote note(SignedNote.Line... lines) {
        return new SignedNote(TEXT, List.of(lines));
    }

    /** Line by line as C2SP tlog-cosignature says, put together by hand. */
    @Test
    void aCosignatureIsWhatTheSpecificationSays() throws Exception {
        // Given
        byte[] raw = SubjectPublicKeyInfo.getInstance(key.key().getEncoded()).getPublicKeyData().getOctets();
        byte[] named = ByteBuffer.allocate(64).put((WitnessFixture.NAME + "\n").getBytes(StandardCharsets.UTF_8))
                .put((byte) 4).put(raw).array();
        int length = WitnessFixture.NAME.length() + 2 + raw.length;

        // When
        SignedNote.Line line = fixture.cosigner().cosign(note());

        // Then
        ByteBuffer bytes = ByteBuffer.wrap(line.signature());
        assertThat(line.keyId()).isEqualTo(
                ByteBuffer.wrap(Digests.sha256(java.util.Arrays.copyOf(named, length))).getInt());
        assertThat(bytes.getLong()).isEqualTo(WitnessFixture.NOW.getEpochSecond());
        Signature check = Signature.getInstance("Ed25519", CryptographicProvider.BOUNCY_CASTLE);
        check.initVerify(key.key());
        check.update(("cosignature/v1\ntime 1772323200\n" + TEXT).getBytes(StandardCharsets.UTF_8));
        byte[] signature = new byte[64];
        bytes.get(signature);
        assertThat(check.verify(signature)).isTrue();
    }

    @Test
    void aKeySurvivesTheWayThroughItsText() {
        // When
        CosignatureKey read = CosignatureKey.parse(key.text() + "\n");

        // Then
        assertThat(read).isEqualTo(key);
        assertThat(read.cosigned(note(fixture.cosigner().cosign(note())))).contains(WitnessFixture.NOW);
    }

    @Test
    void aWrongLineInTheNameOfAWitnessSpoilsTheRightOne() {
        // Given
        SignedNote.Line right = fixture.cosigner().cosign(note());
        byte[] later = right.signature().clone();
        later[7]++;
        SignedNote.Line wrong = new SignedNote.Line(right.name(), right.keyId(), later);

        // When, Then
        assertThat(key.cosigned(note(right))).contains(WitnessFixture.NOW);
        assertThat(key.cosigned(note(right, wrong))).isEmpty();
        assertThat(key.cosigned(note(new SignedNote.Line(right.name(), right.keyId(), new byte[72])))).isEmpty();
        assertThat(key.cosigned(note(new SignedNote.Line(right.name(), right.keyId(), new byte[5])))).isEmpty();
        assertThat(key.cosigned(note(new SignedNote.Line("other.example/w", right.keyId(), right.signature()))))
                .isEmpty();
        assertThat(key.cosigned(new SignedNote(TEXT.replace("2085", "2086"), List.of(right)))).isEmpty();
        assertThat(key.cosigned(note())).isEqualTo(java.util.Optional.<Instant>empty());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "a+b", "witness.example/w+00000000+BAAA", "a+b+c+d", "a+00000000+!" })
    void whatIsNoKeyOfAWitnessIsRefused(String text) {
        assertThatThrownBy(() -> CosignatureKey.parse(text)).isInstanceOfSatisfying(FaultException.class,
                e -> assertThat(e.fault().code()).isEqualTo(SecurityError.TRUST_UNREADABLE));
    }

    @Test
    void theKeyOfALogIsNotTheKeyOfAWitness() {
        // Given
        String log = fixture.log().verifiers().getFirst().text();

        // When, Then
        assertThatThrownBy(() -> CosignatureKey.parse(log)).isInstanceOf(FaultException.class);
        assertThat(Base64.getDecoder().decode(key.text().split("\\+", 3)[2])[0]).isEqualTo((byte) 4);
    }
}
