package org.yijian.routes.acceptance;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.yijian.connectors.IncomingMessage;
import org.yijian.routes.kit.LineConnector;

import static org.assertj.core.api.Assertions.assertThat;

class PartCutterTest {

    @Test
    void aFullPartIsTheLastWhenNothingFollows() {
        // Given, When
        List<Part> parts = cut(2, "a,1\nb,2\nc,3\nd,4");

        // Then
        assertThat(parts).extracting(Part::number).containsExactly(0, 1);
        assertThat(parts).extracting(Part::last).containsExactly(false, true);
        assertThat(parts).extracting(part -> part.records().size()).containsExactly(2, 2);
    }

    @Test
    void rejectedPiecesCountTowardsTheSize() {
        // Given, When
        List<Part> parts = cut(2, "a,1\nbad\nc,3");

        // Then
        assertThat(parts).hasSize(2);
        assertThat(parts.getFirst().rejected()).hasSize(1);
    }

    @Test
    void anEmptyMessageHasOneEmptyLastPart() {
        // Given, When
        List<Part> parts = cut(2, "");

        // Then
        assertThat(parts).containsExactly(new Part(0, true, List.of(), List.of()));
    }

    private static List<Part> cut(int size, String text) {
        List<Part> parts = new ArrayList<>();
        PartCutter cutter = new PartCutter(size, 0, parts::add);
        new LineConnector().translate(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                new IncomingMessage("x", "", Map.of()), cutter);
        cutter.finish();
        return parts;
    }
}
