package org.yijian.security.privacy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The same promises under the national profile, and that either profile reads what the other wrote. */
class NationalStreamEncryptionTest extends StreamEncryptionTest {

    @Override
    StreamEncryption encryption() {
        return new StreamEncryption(new byte[32], true);
    }

    @Test
    void aHubThatChangesItsProfileReadsWhatItHas() throws IOException {
        // Given
        StreamEncryption international = super.encryption();
        byte[] plain = "院内原文".getBytes(StandardCharsets.UTF_8);

        // When
        byte[] old = encrypted(international, plain);
        byte[] fresh = encrypted(encryption(), plain);

        // Then
        assertThat(decrypted(encryption(), old)).isEqualTo(plain);
        assertThat(decrypted(international, fresh)).isEqualTo(plain);
        assertThat(old[3]).isEqualTo((byte) 1);
        assertThat(fresh[3]).isEqualTo((byte) 2);
    }

    private static byte[] encrypted(StreamEncryption by, byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = by.encrypting(bytes, new byte[]{ 1 })) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] decrypted(StreamEncryption by, byte[] sealed) throws IOException {
        try (var in = by.decrypting(new ByteArrayInputStream(sealed), new byte[]{ 1 })) {
            return in.readAllBytes();
        }
    }
}
