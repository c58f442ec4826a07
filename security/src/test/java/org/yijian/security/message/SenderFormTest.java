package org.yijian.security.message;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SenderFormTest {

    @Test
    void onlyTheRecordsOwnSourceLosesTheNameOfTheHub() {
        // Given
        String kept = "{\"body\":{\"source\":\"hub:510107/inner\",\"text\":\"\\\"source\\\":\\\"hub:510107/\"},"
                + "\"source\":\"hub:510107/养老\",\"sourceKey\":\"F-1\"}";

        // When
        byte[] sealed = SenderForm.of(bytes(kept), "hub:510107").orElseThrow();

        // Then
        assertThat(new String(sealed, StandardCharsets.UTF_8)).isEqualTo(kept.replace("hub:510107/养老", "养老"));
    }

    @Test
    void aRecordOfSomebodyElseHasNoSuchForm() {
        assertThat(SenderForm.of(bytes("{\"source\":\"hub:510107/x\"}"), "hub:500106")).isEmpty();
        assertThat(SenderForm.of(bytes("{\"source\":\"x\"}"), "hub:510107")).isEmpty();
        assertThat(SenderForm.of(bytes(""), "hub:510107")).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
