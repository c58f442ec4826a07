package org.yijian.routes.federation;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.Fields;
import org.yijian.security.message.StrictJson;
import org.yijian.security.seal.Digests;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PackingListTest {

    private static final byte[] ONE = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "{\"a\":2}".getBytes(StandardCharsets.UTF_8);

    @Test
    void underTheNationalProfileBothDigestsAreWrittenAndRead() {
        // Given
        ObjectNode body = StrictJson.object();

        // When
        new PackingList(List.of(PackingList.Line.of(3, ONE, true))).into(body);

        // Then
        assertThat(body.toString()).contains(Digests.hex(Digests.sha256(ONE)), Digests.hex(Digests.sm3(ONE)));
        assertThat(read(body).lines()).containsExactly(PackingList.Line.of(3, ONE, true));
    }

    @Test
    void onlyExactlyTheRecordsOfTheListInItsOrderAreTaken() {
        // Given
        PackingList list = new PackingList(
                List.of(PackingList.Line.of(1, ONE, false), PackingList.Line.of(1, OTHER, true)));

        // When, Then
        list.require(List.of(ONE, OTHER));
        for (List<byte[]> wrong : List.of(List.of(ONE), List.of(OTHER, ONE), List.of(ONE, OTHER, OTHER),
                List.of(ONE, ONE), List.<byte[]>of())) {
            assertThatThrownBy(() -> list.require(wrong)).isInstanceOf(FaultException.class);
        }
    }

    @Test
    void eachOfTheTwoDigestsMustFit() {
        // Given
        PackingList.Line good = PackingList.Line.of(1, ONE, true);
        PackingList.Line other = PackingList.Line.of(1, OTHER, true);

        // When, Then
        assertThatThrownBy(() -> new PackingList(List.of(new PackingList.Line(1, good.sha256(), other.sm3())))
                .require(List.of(ONE))).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> new PackingList(List.of(new PackingList.Line(1, other.sha256(), good.sm3())))
                .require(List.of(ONE))).isInstanceOf(FaultException.class);
    }

    @Test
    void anEmptyListAndOneTooLongAreRefused() {
        // Given
        ObjectNode none = StrictJson.object();
        ObjectNode many = StrictJson.object();
        new PackingList(List.of()).into(none);
        new PackingList(Collections.nCopies(PackingList.MOST + 1, PackingList.Line.of(1, ONE, false))).into(many);

        // When, Then
        assertThatThrownBy(() -> read(none)).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> read(many)).isInstanceOf(FaultException.class);
    }

    private static PackingList read(ObjectNode body) {
        return PackingList.of(new Fields(body));
    }
}
