package org.yijian.security.partner;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.security.error.ErrorCode;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.message.MessageSealer;
import org.yijian.security.proof.NoteSigner;
import org.yijian.security.proof.NoteVerifier;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrustDocumentFileTest {

    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private Path folder;
    private KeyRing keys;
    private KeyRing others;

    @BeforeEach
    void make() {
        keys = KeyRing.openOrCreate(folder.resolve("keys"), CLOCK);
        others = KeyRing.openOrCreate(folder.resolve("others"), CLOCK);
    }

    @Test
    void whatWasWrittenIsReadAndHasTheSameCodeOnBothSides() {
        // Given
        TrustDocument document = document(keys, "https://127.0.0.1:8443", Duration.ofDays(365));
        byte[] file = file(document, keys);

        // When
        TrustDocumentFile.Read read = TrustDocumentFile.read(file, CLOCK);

        // Then
        assertThat(read.document().hub()).isEqualTo("hub:500106");
        assertThat(read.document().speaksFor()).containsExactly("500106");
        assertThat(read.code()).isEqualTo(TrustDocumentFile.read(laidOutAnew(file), CLOCK).code());
        assertThat(read.code().text()).matches("(\\d{5} ){4}\\d{5}");
        assertThat(read.code().matches(read.code().text().replace(" ", "-"))).isTrue();
        assertThat(read.code().matches("00000 00000 00000 00000 00000")).isFalse();
    }

    @Test
    void aChangedDocumentIsRefused() {
        // Given
        byte[] file = file(document(keys, "https://127.0.0.1:8443", Duration.ofDays(365)), keys);

        // When, Then
        assertRefused(replaced(file, "127.0.0.1:8443", "127.0.0.1:9443"), SecurityError.SIGNATURE_BAD);
        assertRefused(replaced(file, "\"sequence\":3", "\"sequence\":4"), SecurityError.SIGNATURE_BAD);
        assertRefused(replaced(file, "\"sequence\":3", "\"sequence\":3,\"sequence\":3"),
                SecurityError.MESSAGE_MALFORMED);
        assertRefused(replaced(file, "\"sequence\":3", "\"sequence\":3,\"more\":1"), SecurityError.MESSAGE_MALFORMED);
        assertRefused("{}".getBytes(StandardCharsets.UTF_8), SecurityError.MESSAGE_MALFORMED);
        assertRefused(new byte[TrustDocumentFile.MAX_BYTES + 1], SecurityError.MESSAGE_TOO_LARGE);
    }

    @Test
    void aDocumentSignedByAKeyThatItDoesNotNameIsRefused() {
        // Given
        byte[] file = file(document(keys, "https://127.0.0.1:8443", Duration.ofDays(365)), others);

        // When, Then
        assertRefused(file, SecurityError.SIGNER_UNKNOWN);
    }

    @Test
    void anExpiredDocumentAndOneThatMakesNoSenseAreRefused() {
        // When, Then
        assertRefused(file(document(keys, "https://127.0.0.1:8443", Duration.ofSeconds(1)), keys),
                SecurityError.TRUST_DOCUMENT_EXPIRED);
        assertRefused(file(document(keys, "http://127.0.0.1:8443", Duration.ofDays(365)), keys),
                SecurityError.TRUST_DOCUMENT_UNSOUND);
        assertRefused(file(document(keys, "https://u:p@127.0.0.1", Duration.ofDays(365)), keys),
                SecurityError.TRUST_DOCUMENT_UNSOUND);
    }

    @Test
    void aKeyOfTheLogIsRenewedByItsPredecessorAloneAndByNobodyElse() {
        // Given
        TrustDocument before = document(keys, "https://127.0.0.1:8443", Duration.ofDays(365));
        String old = before.logKeys().getFirst();
        String next = key(others);
        String handover = new KeyHandover(old, next, CLOCK.instant()).sign(keys.key(KeyPurpose.LOG));
        String stolen = new KeyHandover(next, next, CLOCK.instant()).sign(others.key(KeyPurpose.LOG));

        // When
        TrustDocument renewed = TrustDocumentFile
                .read(file(changed(before, List.of(next), List.of(handover), Map.of(old, CLOCK.instant())), keys),
                        CLOCK)
                .document();

        // Then
        assertThat(renewed.renews(before)).isTrue();
        assertThat(renewed.ended()).containsOnlyKeys(old);
        assertThat(changed(before, List.of(next), List.of(), Map.of()).renews(before)).isFalse();
        assertThat(changed(before, List.of(next), List.of(stolen), Map.of()).renews(before)).isFalse();
        assertThat(changed(before, List.of(), List.of(handover), Map.of()).renews(before)).isFalse();
        assertThat(changed(before, before.logKeys(), List.of(), Map.of(next, CLOCK.instant())).renews(before))
                .isFalse();
        assertThatThrownBy(() -> KeyHandover.parse(handover.replace(next, old))).isInstanceOf(FaultException.class);
    }

    private static String key(KeyRing ring) {
        return NoteSigner.of("yijian.test/log", ring).verifiers().getFirst().text();
    }

    private static TrustDocument changed(TrustDocument was, List<String> logKeys, List<String> handovers,
            Map<String, Instant> ended) {
        return new TrustDocument(was.hub(), was.name(), was.region(), was.endpoint(), was.authority(), null,
                was.messageCertificates(), was.tlsCertificates(), logKeys, was.witnessKeys(), was.speaksFor(),
                was.sequence() + 1, was.issued(), was.expires(), handovers, ended);
    }

    private static TrustDocument document(KeyRing keys, String endpoint, Duration life) {
        Instant issued = Instant.ofEpochSecond(CLOCK.instant().getEpochSecond()).minusSeconds(60);
        return new TrustDocument("hub:500106", "沙坪坝区枢纽", "500106", URI.create(endpoint),
                keys.key(KeyPurpose.MESSAGE).authority(), null, List.of(keys.key(KeyPurpose.MESSAGE).certificate()),
                List.of(keys.key(KeyPurpose.TLS).certificate()),
                NoteSigner.of("yijian.test/log", keys).verifiers().stream().map(NoteVerifier::text).toList(),
                List.of(), Set.of("500106"), 3, issued, issued.plus(life));
    }

    private static byte[] file(TrustDocument document, KeyRing signedBy) {
        return TrustDocumentFile.write(TrustDocumentFile.seal(document, new MessageSealer(signedBy, CLOCK)));
    }

    private static byte[] laidOutAnew(byte[] file) {
        return new String(file, StandardCharsets.UTF_8).replace("\",\"", "\" ,\n  \"").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] replaced(byte[] file, String from, String to) {
        String text = new String(file, StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
    }

    private static void assertRefused(byte[] file, ErrorCode code) {
        assertThatThrownBy(() -> TrustDocumentFile.read(file, CLOCK)).isInstanceOf(FaultException.class)
                .hasMessageStartingWith(code.code());
    }
}
