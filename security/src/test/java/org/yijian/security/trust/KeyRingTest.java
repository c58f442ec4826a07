package org.yijian.security.trust;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeyRingTest {

    private final Clock clock = Clock.systemUTC();

    @TempDir
    Path home;

    @Test
    void theSecondOpeningFindsTheKeysOfTheFirst() {
        // Given
        KeyRing first = KeyRing.openOrCreate(keys(), clock);

        // When
        KeyRing second = KeyRing.openOrCreate(keys(), clock);

        // Then
        for (KeyPurpose purpose : KeyPurpose.values()) {
            assertThat(second.key(purpose)).isEqualTo(first.key(purpose));
        }
        assertThat(second.derive("raw", 32)).isEqualTo(first.derive("raw", 32)).hasSize(32);
        assertThat(second.derive("pseudonym", 32)).isNotEqualTo(first.derive("raw", 32));
    }

    @ParameterizedTest
    @EnumSource
    void everyKeyIsOfItsAlgorithmAndLivesTwoYears(KeyPurpose purpose) throws Exception {
        // Given
        KeyRing keys = KeyRing.openOrCreate(keys(), clock);

        // When
        SigningKey key = keys.key(purpose);

        // Then
        assertThat(key.algorithm()).isEqualTo(purpose.algorithm());
        key.certificate().verify(key.authority().getPublicKey(), CryptographicProvider.BOUNCY_CASTLE);
        assertThat(key.certificate().getNotAfter().toInstant()).isBetween(
                clock.instant().plus(Duration.ofDays(729)), clock.instant().plus(Duration.ofDays(731)));
        assertThat(key.certificate().getKeyUsage()).isNotNull();
        assertThat(key.toString()).contains("not shown");
    }

    @Test
    void onlyTheOwnerReadsTheKeys() throws Exception {
        // Given
        KeyRing.openOrCreate(keys(), clock);

        // When
        try (Stream<Path> files = Files.list(keys())) {
            // Then
            assertThat(files.filter(file -> !file.toString().endsWith(".pem"))).isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys()))).isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(strings = { "password", "master.key", "message.p12", "log.p12" })
    void aMissingFileIsRefusedAndNothingIsMadeAnew(String name) throws Exception {
        // Given
        KeyRing.openOrCreate(keys(), clock);
        Files.delete(keys().resolve(name));

        // When, Then
        assertRefused(SecurityError.KEYS_UNREADABLE);
        assertThat(keys().resolve(name)).doesNotExist();
    }

    @Test
    void aFileThatOthersCanReadIsRefused() throws Exception {
        // Given
        KeyRing.openOrCreate(keys(), clock);
        Files.setPosixFilePermissions(keys().resolve("log.p12"), PosixFilePermissions.fromString("rw-r-----"));

        // When, Then
        assertRefused(SecurityError.KEYS_TOO_OPEN);
    }

    @Test
    void aDamagedKeyFileIsRefused() throws Exception {
        // Given
        KeyRing.openOrCreate(keys(), clock);
        Path file = keys().resolve("message.p12");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        // When, Then
        assertRefused(SecurityError.KEYS_UNREADABLE);
    }

    @Test
    void whatACrashLeftUnfinishedIsMadeAnew() throws Exception {
        // Given
        Files.createDirectories(home.resolve(".keys.unfinished"));
        Files.writeString(home.resolve(".keys.unfinished/password"), "half");

        // When
        KeyRing keys = KeyRing.openOrCreate(keys(), clock);

        // Then
        assertThat(keys.key(KeyPurpose.LOG)).isNotNull();
        assertThat(home.resolve(".keys.unfinished")).doesNotExist();
    }

    @Test
    void anEmptyFolderIsFilled() throws Exception {
        // Given
        Files.createDirectories(keys());

        // When
        KeyRing keys = KeyRing.openOrCreate(keys(), clock);

        // Then
        assertThat(keys.key(KeyPurpose.LOG)).isNotNull();
    }

    @Test
    void theTlsKeyIsHandedOverWithItsChain() throws Exception {
        // Given
        KeyRing keys = KeyRing.openOrCreate(keys(), clock);

        // When
        KeyStore store = keys.tls("x".toCharArray());

        // Then
        assertThat(store.getCertificateChain("key")).hasSize(2);
    }

    private void assertRefused(SecurityError error) {
        assertThatThrownBy(() -> KeyRing.openOrCreate(keys(), clock)).isInstanceOfSatisfying(FaultException.class,
                refused -> assertThat(refused.fault().code()).isEqualTo(error));
    }

    private Path keys() {
        return home.resolve("keys");
    }
}
