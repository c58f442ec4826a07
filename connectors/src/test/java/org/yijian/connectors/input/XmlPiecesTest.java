package org.yijian.connectors.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class XmlPiecesTest {

    private static final Layout ITEMS = Reading.layout(Format.XML, "item");

    private static Reading read(String text) {
        return Reading.of(Reading.utf8(text), ITEMS);
    }

    @Test
    void elementsBecomeTreesWithoutNamespaces() {
        Reading reading = read("<?xml version=\"1.0\"?><x:list xmlns:x=\"urn:x\"><x:item id=\"7\"><x:a> 1 </x:a><x:b/>"
                + "<x:c>2</x:c><x:c k=\"v\">3</x:c></x:item><x:item>only text</x:item></x:list>");

        assertThat(reading.trees()).isEqualTo(List.of(
                Map.of("@id", "7", "a", "1", "c", List.of("2", Map.of("@k", "v", "#text", "3"))), "only text"));
    }

    @Test
    void aDocumentTypeIsRefusedBeforeAnythingIsRead() {
        Reading reading = read("<!DOCTYPE list [<!ENTITY a \"aaaa\">]><list><item>&a;</item></list>");

        assertThat(reading.pieces()).isEmpty();
        assertThat(reading.breakage()).endsWith("YJ-CON-020");
    }

    @Test
    void anExternalEntityIsNeverOpened(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "top secret");

        Reading reading = read("<!DOCTYPE list [<!ENTITY a SYSTEM \"" + secret.toUri()
                + "\">]><list><item>&a;</item></list>");

        assertThat(reading.pieces()).isEmpty();
        assertThat(reading.breakage()).endsWith("YJ-CON-020");
    }

    @Test
    void anUndeclaredEntityYieldsNothing() {
        assertThat(read("<list><item>&a;</item></list>").trees()).isEmpty();
    }

    @Test
    void aFieldOfTenMegabytesCostsOnlyItsItem() {
        Reading reading = read("<list><item><a>1</a></item><item><a>" + "x".repeat(10 << 20)
                + "</a></item><item><a>3</a></item></list>");

        assertThat(reading.trees()).hasSize(2);
        assertThat(reading.rejected()).containsExactly("2 YJ-CON-012");
    }

    @Test
    void seventyLevelsCostOnlyTheirItem() {
        Reading reading = read("<list><item>1</item><item>" + "<a>".repeat(70) + "</a>".repeat(70)
                + "</item><item>3</item></list>");

        assertThat(reading.trees()).hasSize(2);
        assertThat(reading.rejected()).containsExactly("2 YJ-CON-017");
    }

    @Test
    void tenThousandLevelsAreNoReasonToFall() {
        Reading reading = read("<list><item>1</item><item>" + "<a>".repeat(10_000) + "</a>".repeat(10_000)
                + "</item></list>");

        assertThat(reading.trees()).hasSize(1);
        assertThat(reading.rejected().toString() + reading.breakage()).containsAnyOf("YJ-CON-017", "YJ-CON-019");
    }

    @Test
    void anAttributeThatNeverEndsBreaksTheMessage() {
        Reading reading = read("<list><item>1</item><item a=\"" + "x".repeat(20 << 20) + "\"/></list>");

        assertThat(reading.trees()).hasSize(1);
        assertThat(reading.breakage()).endsWith("YJ-CON-013");
    }

    @Test
    void aMessageCutOffKeepsWhatCameBefore() {
        Reading reading = read("<list><item>1</item><item>2</item><item>3");

        assertThat(reading.trees()).containsExactly("1", "2");
        assertThat(reading.breakage()).isEqualTo("3 YJ-CON-019");
    }

    @Test
    void aMessageWithoutItemsIsRefused() {
        assertThat(read("<list/>").breakage()).endsWith("YJ-CON-018");
    }
}
