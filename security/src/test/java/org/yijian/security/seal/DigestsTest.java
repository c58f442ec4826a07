package org.yijian.security.seal;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DigestsTest {

    @Test
    void bothDigestsOfAbcAreThoseOfTheStandards() {
        // Given
        byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);

        // When
        Digests digests = Digests.of(abc);

        // Then
        assertThat(digests).isEqualTo(new Digests("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0", 3));
    }

    @Test
    void aStreamReadInEveryWayHasTheDigestsOfItsBytes() throws Exception {
        // Given
        byte[] content = "0123456789".repeat(2000).getBytes(StandardCharsets.US_ASCII);

        try (DigestingInputStream in = new DigestingInputStream(new ByteArrayInputStream(content))) {
            // When
            int first = in.read();
            long skipped = in.skip(9_999);
            byte[] rest = in.readAllBytes();

            // Then
            assertThat(first).isEqualTo('0');
            assertThat(1 + skipped + rest.length).isEqualTo(content.length);
            assertThat(in.digests()).isEqualTo(Digests.of(content));
        }
    }
}
