package org.yijian.connectors.input;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JsonPiecesTest {

    private static final Layout ROWS = Reading.layout(Format.JSON, "rows[]");
    private static final Layout ROOT = Reading.layout(Format.JSON, "[]");
    private static final Layout EITHER = Reading.layout(Format.JSON, "orders[]", "[]");

    private static Reading read(Layout layout, String text) {
        return Reading.of(Reading.utf8(text), layout);
    }

    @Test
    void itemsAreFoundAndScalarsBeforeThemAreTheHeader() {
        Reading reading = read(ROWS,
                "{\"dataset\":\"facility\",\"skip\":{\"rows\":[9]},\"rows\":[{\"a\":1,\"b\":null},{\"a\":2.50}]}");

        assertThat(reading.trees()).hasSize(2);
        assertThat(reading.trees().getFirst()).isEqualTo(Map.of("a", 1));
        assertThat(((Piece.Item) reading.pieces().getFirst()).header()).isEqualTo(Map.of("dataset", "facility"));
    }

    @Test
    void aPathGoesThroughTheElementsToo() {
        Layout bundle = Reading.layout(Format.JSON, "entry[].resource");

        Reading reading = read(bundle,
                "{\"entry\":[{\"resource\":{\"id\":\"1\"}},{\"search\":{}},{\"resource\":{\"id\":\"3\"}}]}");

        assertThat(reading.trees()).isEqualTo(List.of(Map.of("id", "1"), Map.of("id", "3")));
    }

    @Test
    void theRootMayBeTheListOrTheItem() {
        assertThat(read(ROOT, "[{\"a\":1},{\"a\":2}]").trees()).hasSize(2);
        assertThat(read(ROOT, "{\"a\":1}").trees()).isEqualTo(List.of(Map.of("a", 1)));
        assertThat(read(EITHER, "{\"x\":1,\"orders\":[{\"a\":1},{\"a\":2}]}").trees()).hasSize(2);
        assertThat(read(EITHER, "{\"a\":1,\"b\":[2]}").trees()).isEqualTo(List.of(Map.of("a", 1, "b", List.of(2))));
    }

    @Test
    void duplicateKeysCostOnlyTheirItem() {
        Reading reading = read(ROWS,
                "{\"rows\":[{\"a\":1},{\"a\":2,\"b\":{\"c\":1,\"c\":2},\"d\":[1]},{\"a\":null,\"a\":4},{\"a\":5}]}");

        assertThat(reading.trees()).isEqualTo(List.of(Map.of("a", 1), Map.of("a", 5)));
        assertThat(reading.rejected()).containsExactly("2 YJ-CON-016", "3 YJ-CON-016");
    }

    @Test
    void duplicateKeysAroundTheItemsRefuseTheMessage() {
        assertThat(read(ROWS, "{\"x\":1,\"x\":2,\"rows\":[{\"a\":1}]}").breakage()).endsWith("YJ-CON-016");
        assertThat(read(EITHER, "{\"a\":1,\"a\":2}").rejected()).containsExactly("1 YJ-CON-016");
    }

    @Test
    void tenThousandLevelsCostOnlyTheirItem() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);

        Reading reading = read(ROWS, "{\"rows\":[{\"a\":1},{\"a\":" + deep + "},{\"a\":3}]}");

        assertThat(reading.trees()).hasSize(2);
        assertThat(reading.rejected()).containsExactly("2 YJ-CON-017");
    }

    @Test
    void moreLevelsThanAnybodyCountsBreakTheMessage() {
        Reading reading = read(ROWS, "{\"rows\":[{\"a\":1},{\"a\":" + "[".repeat(100_000));

        assertThat(reading.trees()).hasSize(1);
        assertThat(reading.breakage()).isEqualTo("2 YJ-CON-015");
    }

    @Test
    void aFieldOfTenMegabytesCostsOnlyItsItem() {
        Reading reading = read(ROWS, "{\"rows\":[{\"a\":1},{\"a\":\"" + "x".repeat(10 << 20) + "\"},{\"a\":3}]}");

        assertThat(reading.trees()).hasSize(2);
        assertThat(reading.rejected()).containsExactly("2 YJ-CON-012");
    }

    @Test
    void aMessageCutOffKeepsWhatCameBefore() {
        Reading reading = read(ROWS, "{\"rows\":[{\"a\":1},{\"a\":2},{\"a\":");

        assertThat(reading.trees()).hasSize(2);
        assertThat(reading.breakage()).isEqualTo("3 YJ-CON-015");
    }

    @Test
    void somethingBehindTheMessageIsNoticed() {
        Reading reading = read(ROWS, "{\"rows\":[{\"a\":1}]} x");

        assertThat(reading.trees()).hasSize(1);
        assertThat(reading.breakage()).isEqualTo("2 YJ-CON-015");
    }

    @Test
    void numbersBeyondSenseCostOnlyTheirItem() {
        Reading reading = read(ROWS, "{\"rows\":[{\"a\":1e999999},{\"a\":12345678901234567890},{\"a\":1.10}]}");

        assertThat(reading.rejected()).containsExactly("1 YJ-CON-025");
        assertThat(reading.trees()).hasSize(2);
    }

    @Test
    void aMessageWithoutItsListIsRefusedUnlessThatIsAllowed() {
        Layout optional = new Layout(List.of(Format.JSON), "UTF-8", ',', null, 1, List.of(),
                List.of(ItemsPath.parse("rows[]")), "", true);

        assertThat(read(ROWS, "{\"a\":1}").breakage()).endsWith("YJ-CON-018");
        assertThat(read(optional, "{\"a\":1}").breakage()).isEmpty();
    }

    @Test
    void jsonLinesLoseOnlyTheWrongLine() {
        byte[] file = Reading.utf8("{\"a\":1}\n{\"a\":\n\n{\"a\":3,\"a\":4}\n{\"a\":5} {}\n{\"a\":6}");

        Reading reading = Reading.of(file, Reading.layout(Format.JSON_LINES));

        assertThat(reading.trees()).isEqualTo(List.of(Map.of("a", 1), Map.of("a", 6)));
        assertThat(reading.rejected()).containsExactly("2 YJ-CON-015", "4 YJ-CON-016", "5 YJ-CON-015");
    }

    @Test
    void wrongBytesInJsonBreakItThere() {
        byte[] text = Reading.utf8("{\"rows\":[{\"a\":1},{\"a\":\"?\"}]}");
        text[new String(text, java.nio.charset.StandardCharsets.US_ASCII).indexOf('?')] = (byte) 0xff;

        Reading reading = Reading.of(text, ROWS);

        assertThat(reading.breakage()).endsWith("YJ-CON-007");
    }
}
