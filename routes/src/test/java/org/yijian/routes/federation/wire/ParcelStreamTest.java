package org.yijian.routes.federation.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yijian.routes.federation.PackingList;
import org.yijian.routes.federation.Parcel;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.SealedMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ParcelStreamTest {

    private static final SealedMessage SEALED = new SealedMessage(bytes("{}"), bytes("cms"), bytes("national"));

    @Test
    void whatIsWrittenIsReadAgainWithLineEndsInRecordsToo() throws IOException {
        // Given
        Parcel several = new Parcel(SEALED, List.of(bytes("{\"a\":\"\n\"}"), bytes("\n"), bytes("")));
        Parcel alone = Parcel.of(new SealedMessage(bytes("{}"), bytes("cms")));

        // When
        List<Parcel> read = ParcelStream.read(new ByteArrayInputStream(ParcelStream.write(List.of(several, alone))));

        // Then
        assertThat(read).hasSize(2);
        assertThat(read.getFirst().sealed()).isEqualTo(SEALED);
        assertThat(read.getFirst().records()).containsExactly(several.records().toArray(byte[][]::new));
        assertThat(read.getLast().sealed()).isEqualTo(alone.sealed());
        assertThat(read.getLast().records()).isEmpty();
    }

    @Test
    void messagesAloneAreTheLinesThatTheyWereBefore() {
        assertThat(ParcelStream.write(List.of(Parcel.of(SEALED)))).isEqualTo(SealedLines.write(List.of(SEALED)));
    }

    @Test
    void aStreamThatEndsTooEarlyIsRefusedWhereverItEnds() {
        // Given
        byte[] whole = ParcelStream.write(List.of(new Parcel(SEALED, List.of(bytes("{\"a\":1}")))));

        // When, Then
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(FaultException.class);
        }
    }

    @Test
    void lengthsThatNobodyCanMeanAreRefused() {
        for (String lengths : List.of("-1", "1048577", "9007199254740992", "1.5", "\"1\"", "null", "[1]")) {
            assertThatThrownBy(
                    () -> read(bytes("{\"cms\":\"\",\"content\":\"\",\"lengths\":[" + lengths + "]}\nabc")))
                    .isInstanceOf(FaultException.class);
        }
        assertThatThrownBy(() -> read(ParcelStream.write(List.of(
                new Parcel(SEALED, Collections.nCopies(PackingList.MOST + 1, bytes("{}")))))))
                .isInstanceOf(FaultException.class);
    }

    @Test
    void whateverTheBytesAreNothingButAFaultComesOfThem() throws IOException {
        // Given
        Random random = new Random(7);
        byte[] good = ParcelStream.write(List.of(new Parcel(SEALED, List.of(bytes("{\"a\":1}"), bytes("{}")))));

        // When, Then
        for (int round = 0; round < 2_000; round++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            try {
                read(bad);
            } catch (FaultException expected) {
                assertThat(expected.fault().code()).isNotNull();
            }
        }
    }

    private static List<Parcel> read(byte[] stream) throws IOException {
        return ParcelStream.read(new ByteArrayInputStream(stream));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
