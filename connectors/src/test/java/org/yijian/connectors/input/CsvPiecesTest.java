package org.yijian.connectors.input;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CsvPiecesTest {

    private static final Layout CSV = Reading.layout(Format.CSV);

    @Test
    void cellsAreTrimmedAndBlankOnesAbsent() {
        Reading reading = Reading.of(Reading.utf8("\uFEFFa,b,c\r\n 1 ,　,\"x,\"\"y\"\"\"\r\n"), CSV);

        assertThat(reading.trees()).isEqualTo(List.of(Map.of("a", "1", "c", "x,\"y\"")));
        assertThat(reading.breakage()).isEmpty();
    }

    @Test
    void aRowWithAWrongCountOfColumnsIsLostAlone() {
        Reading reading = Reading.of(Reading.utf8("a,b\n1,2\n3\n4,5,6\n\n7,8\n,\n"), CSV);

        assertThat(reading.trees()).hasSize(2);
        assertThat(reading.rejected()).containsExactly("3 YJ-CON-011", "4 YJ-CON-011");
        assertThat(reading.pieces().getLast().line()).isEqualTo(6);
    }

    @Test
    void aFieldOfTenMegabytesIsLostAlone() {
        Reading reading = Reading.of(Reading.utf8("a,b\n1,2\n3," + "x".repeat(10 << 20) + "\n5,6\n"), CSV);

        assertThat(reading.trees()).hasSize(2);
        assertThat(reading.rejected()).containsExactly("3 YJ-CON-012");
        assertThat(((Piece.Rejected) reading.pieces().get(1)).path()).isEqualTo("b");
    }

    @Test
    void aFieldThatNeverEndsBreaksTheMessageThere() {
        Reading reading = Reading.of(Reading.utf8("a,b\n1,2\n3,\"" + "x".repeat(20 << 20)), CSV);

        assertThat(reading.trees()).hasSize(1);
        assertThat(reading.breakage()).isEqualTo("3 YJ-CON-014");
    }

    @Test
    void aQuoteThatIsNotAloneBreaksTheMessageAtItsLine() {
        Reading reading = Reading.of(Reading.utf8("a,b\n1,2\n3,\"x\"y\n" + "5,6\n".repeat(10_000)), CSV);

        assertThat(reading.trees()).hasSize(1);
        assertThat(reading.breakage()).isEqualTo("3 YJ-CON-014");
    }

    @Test
    void aGbkFileIsReadWhereItIsDeclared() {
        byte[] file = Reading.gbk("名称,区\n颐康,沙坪坝\n");

        Reading declared = Reading.of(file, CSV, "GBK");
        Reading undeclared = Reading.of(file, CSV);

        assertThat(declared.trees()).isEqualTo(List.of(Map.of("名称", "颐康", "区", "沙坪坝")));
        assertThat(undeclared.pieces()).isEmpty();
        assertThat(undeclared.breakage()).isEqualTo("1 YJ-CON-007");
    }

    @Test
    void bytesOfAnotherEncodingCostOnlyTheirRow() {
        byte[] file = concat(Reading.utf8("a,b\n1,好\n2,"), Reading.gbk("颐"), Reading.utf8("\n3,康\n"));

        Reading reading = Reading.of(file, CSV);

        assertThat(reading.trees()).isEqualTo(List.of(Map.of("a", "1", "b", "好"), Map.of("a", "3", "b", "康")));
        assertThat(reading.rejected()).containsExactly("3 YJ-CON-007");
    }

    @Test
    void aCharacterCutOffAtTheEndIsNoticed() {
        byte[] file = Reading.utf8("a,b\n1,好");

        Reading reading = Reading.of(Arrays.copyOf(file, file.length - 1), CSV);

        assertThat(reading.rejected()).containsExactly("2 YJ-CON-007");
    }

    @Test
    void aTruncatedGzipGivesTheRowsBeforeAndTheLineOfTheBreak() {
        StringBuilder rows = new StringBuilder("a,b\n");
        for (int row = 0; row < 50_000; row++) {
            rows.append(row).append(',').append(Integer.toHexString(row * 7919)).append('\n');
        }
        byte[] whole = Reading.gzip(Reading.utf8(rows.toString()));

        Reading reading = Reading.of(Arrays.copyOf(whole, whole.length / 2), CSV);

        assertThat(reading.trees().size()).isBetween(10_000, 40_000);
        assertThat(reading.breakage()).isEqualTo((reading.trees().size() + 2) + " YJ-CON-006");
    }

    @Test
    void aGzipWithAFlippedBitIsNoticedAtTheLatestAtItsEnd() {
        byte[] whole = Reading.gzip(Reading.utf8("a,b\n" + "1,2\n".repeat(1_000)));
        whole[whole.length - 6] ^= 1;

        assertThat(Reading.of(whole, CSV).breakage()).endsWith("YJ-CON-006");
    }

    @Test
    void missingAndRepeatedColumnsAreNamed() {
        Layout layout = new Layout(List.of(Format.CSV), "UTF-8", ',', null, 1, List.of("a", "名称"), List.of(), "",
                false);

        Reading missing = Reading.of(Reading.utf8("a,b\n1,2\n"), layout);
        Reading repeated = Reading.of(Reading.utf8("a,b,a,名称\n1,2,3,4\n"), layout);

        assertThat(missing.breakage()).isEqualTo("1 YJ-CON-009");
        assertThat(missing.broken()).isNotNull();
        assertThat(java.util.Objects.requireNonNull(missing.broken()).fault().arguments()).contains("名称");
        assertThat(repeated.breakage()).isEqualTo("1 YJ-CON-010");
    }

    @Test
    void charactersBeyondTheBasicPlaneSurvive() {
        Reading reading = Reading.of(Reading.utf8("a,b\n𠮷野,\uD83D\uDE00\n"), CSV);

        assertThat(reading.trees()).isEqualTo(List.of(Map.of("a", "𠮷野", "b", "\uD83D\uDE00")));
    }

    private static byte[] concat(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] whole = new byte[length];
        int position = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, position, part.length);
            position += part.length;
        }
        return whole;
    }
}
