package org.yijian.security.privacy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.yijian.security.error.FaultException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FieldEncryptionTest {

    private static final byte[] PLAIN = "王小明".getBytes(StandardCharsets.UTF_8);
    private static final byte[] FIELD = "practitioner/7/name".getBytes(StandardCharsets.UTF_8);

    private final FieldEncryption encryption = new FieldEncryption(new byte[32]);

    @Test
    void whatWasEncryptedComesBackAndNeverLooksTheSame() {
        // When
        byte[] first = encryption.encrypt(PLAIN, FIELD);
        byte[] second = encryption.encrypt(PLAIN, FIELD);

        // Then
        assertThat(encryption.decrypt(first, FIELD)).isEqualTo(PLAIN);
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void everyChangedByteAndEveryOtherPlaceIsRefused() {
        // Given
        byte[] sealed = encryption.encrypt(PLAIN, FIELD);

        for (int position = 0; position < sealed.length; position++) {
            byte[] changed = sealed.clone();
            changed[position] ^= 1;

            // When, Then
            assertThatThrownBy(() -> encryption.decrypt(changed, FIELD)).isInstanceOf(FaultException.class);
        }
        assertThatThrownBy(() -> encryption.decrypt(sealed, new byte[0])).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> encryption.decrypt(new byte[0], FIELD)).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> encryption.decrypt(Arrays.copyOf(sealed, 5), FIELD))
                .isInstanceOf(FaultException.class);
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> new FieldEncryption(new byte[16])).isInstanceOf(IllegalArgumentException.class);
    }
}
