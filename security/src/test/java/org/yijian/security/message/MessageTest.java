package org.yijian.security.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MessageTest {

    private static final MessageHeader HEADER = new MessageHeader(
            UUID.fromString("019a9e5e-7f3a-7c11-8a51-0d6d4c6f2b10"), "hub:500106", "hub:510107", "record", "control", 1,
            "联合监管", "协议", null, Instant.parse("2026-12-01T00:00:00Z"), "0123456789abcdef0123456789abcdef");

    @Test
    void aMessageIsReadAsItWasWritten() {
        // Given
        ObjectNode body = StrictJson.object();
        body.put("金额", 12.5);

        // When
        Message read = Message.read(new Message(HEADER, body).write());

        // Then
        assertThat(read.header()).isEqualTo(HEADER);
        assertThat(read.body().get("金额").doubleValue()).isEqualTo(12.5);
    }

    @Test
    void thereIsOneSpellingOnly() {
        // Given
        String text = text();

        // When, Then
        assertRefused(text.replace(":{", ": {"));
        assertRefused(text.replace("\"v\":1", "\"v\":1.0"));
        assertRefused(text.replace("\"v\":1", "\"v\":2"));
        assertRefused(text.replace("\"sequence\":1", "\"sequence\":1,\"sequence\":1"));
        assertRefused(text.replace("\"sequence\":1", "\"sequence\":-1"));
        assertRefused(text.replace("\"sequence\":1", "\"sequence\":9007199254740993"));
        assertRefused(text.replace("\"salt\":\"01", "\"salt\":\"0X"));
        assertRefused(text.replace("019a9e5e", "19a9e5e"));
        assertRefused(text + " ");
        assertRefused("[]");
        assertRefused("");
    }

    @Test
    void nothingOfWhatIsThrownAtItIsAnythingButRefused() {
        // Given
        byte[] good = text().getBytes(StandardCharsets.UTF_8);
        Random random = new Random(20261121);

        // When, Then
        for (int i = 0; i < 5_000; i++) {
            byte[] bad = good.clone();
            int place = random.nextInt(bad.length);
            bad[place] ^= (byte) (1 + random.nextInt(255));
            try {
                assertThat(Message.read(bad).write()).isEqualTo(bad);
            } catch (FaultException refused) {
                assertThat(refused.fault().code()).isEqualTo(SecurityError.MESSAGE_MALFORMED);
            }
        }
    }

    @Test
    void aMessageThatIsTooLargeIsRefusedOnBothSides() {
        // Given
        ObjectNode body = StrictJson.object();
        body.put("text", "x".repeat(Message.MAX_BYTES));

        // When, Then
        assertThatThrownBy(() -> new Message(HEADER, body).write()).isInstanceOf(FaultException.class)
                .hasMessageStartingWith(SecurityError.MESSAGE_TOO_LARGE.code());
        assertThatThrownBy(() -> Message.read(new byte[Message.MAX_BYTES + 1])).isInstanceOf(FaultException.class)
                .hasMessageStartingWith(SecurityError.MESSAGE_TOO_LARGE.code());
    }

    private static String text() {
        return new String(new Message(HEADER, StrictJson.object()).write(), StandardCharsets.UTF_8);
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> Message.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(FaultException.class)
                .hasMessageStartingWith(SecurityError.MESSAGE_MALFORMED.code());
    }
}
