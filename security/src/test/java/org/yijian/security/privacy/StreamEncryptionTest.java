package org.yijian.security.privacy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StreamEncryptionTest {

    private static final byte[] EXCHANGE = "exchange/1".getBytes(StandardCharsets.UTF_8);

    private final StreamEncryption encryption = encryption();

    StreamEncryption encryption() {
        return new StreamEncryption(new byte[32]);
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 65_535, 65_536, 65_537, 1_000_000 })
    void whatWasEncryptedComesBack(int length) throws Exception {
        // Given
        byte[] plain = content(length);

        // When
        byte[] sealed = encrypt(plain);

        // Then
        assertThat(decrypt(sealed, EXCHANGE)).isEqualTo(plain);
        assertThat(encrypt(plain)).isNotEqualTo(sealed);
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 3, 4, 5, 40, 50, 65_540, 130_000, 199_999 })
    void aFlippedBitIsNoticed(int position) throws Exception {
        // Given
        byte[] sealed = encrypt(content(200_000));
        sealed[position] ^= 4;

        // When, Then
        assertDamaged(sealed, EXCHANGE);
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 2, 4, 20, 44, 65_536, 65_540, 131_072, 199_999 })
    void aFileCutShortIsNoticedEvenBetweenSegments(int length) throws Exception {
        // Given
        byte[] sealed = encrypt(content(200_000));

        // When, Then
        assertDamaged(Arrays.copyOf(sealed, length), EXCHANGE);
    }

    @Test
    void aFileOfAnotherExchangeIsNoticed() throws Exception {
        // Given
        byte[] sealed = encrypt(content(10));

        // When, Then
        assertDamaged(sealed, "exchange/2".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFailingDiskIsNotTakenForAForgery() throws Exception {
        // Given
        byte[] sealed = encrypt(content(200_000));
        InputStream failing = new InputStream() {
            private int position;

            @Override
            public int read() throws IOException {
                if (position == 100_000) {
                    throw new IOException("disk");
                }
                return sealed[position++] & 0xff;
            }
        };

        // When, Then
        assertThatThrownBy(() -> encryption.decrypting(failing, EXCHANGE).readAllBytes())
                .isInstanceOf(IOException.class);
    }

    @Test
    void skippedBytesAreVerifiedToo() throws Exception {
        // Given
        byte[] plain = content(100_000);

        try (InputStream in = encryption.decrypting(new ByteArrayInputStream(encrypt(plain)), EXCHANGE)) {
            // When
            long skipped = in.skip(70_000);

            // Then
            assertThat(skipped).isEqualTo(70_000);
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(plain, 70_000, 100_000));
        }
    }

    private void assertDamaged(byte[] sealed, byte[] associated) {
        assertThatThrownBy(() -> decrypt(sealed, associated)).isInstanceOfSatisfying(FaultException.class,
                damaged -> assertThat(damaged.fault().code()).isEqualTo(SecurityError.CIPHERTEXT_DAMAGED));
    }

    private byte[] encrypt(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = encryption.encrypting(bytes, EXCHANGE)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private byte[] decrypt(byte[] sealed, byte[] associated) throws IOException {
        try (InputStream in = encryption.decrypting(new ByteArrayInputStream(sealed), associated)) {
            return in.readAllBytes();
        }
    }

    private static byte[] content(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        return content;
    }
}
