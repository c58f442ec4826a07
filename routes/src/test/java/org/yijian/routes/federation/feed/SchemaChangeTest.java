package org.yijian.routes.federation.feed;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.yijian.records.Kind;
import org.yijian.records.schema.ContractVersions;
import org.yijian.security.message.StrictJson;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaChangeTest {

    private static final String OLD = """
            {"type":"object","required":["a"],"properties":{"a":{"type":"string","maxLength":10},
            "b":{"enum":["x","y"]},"c":{"type":"object","properties":{"d":{"type":"integer"}}}}}""";

    @Test
    void whatIsNewAndMayBeAbsentBreaksNobody() {
        assertThat(breaks(OLD.replace("\"b\":{", "\"new\":{\"type\":\"string\"},\"b\":{"))).isEmpty();
    }

    @Test
    void everythingElseDoes() {
        assertThat(breaks(OLD.replace("\"a\":{\"type\":\"string\"", "\"a\":{\"type\":\"integer\"")))
                .containsExactly("/a type changed");
        assertThat(breaks(OLD.replace("[\"a\"]", "[\"a\",\"b\"]"))).containsExactly("/b now required");
        assertThat(breaks(OLD.replace("[\"a\"]", "[]"))).containsExactly("/a no longer required");
        assertThat(breaks(OLD.replace("\"d\":", "\"e\":"))).containsExactly("/c/d removed");
        assertThat(breaks(OLD.replace("\"y\"", "\"z\""))).containsExactly("/b enum changed");
        assertThat(breaks(OLD.replace("10", "9"))).containsExactly("/a maxLength changed");
    }

    @Test
    void eachPublishedSchemaIsCompatibleWithItself() {
        for (Kind kind : Kind.values()) {
            ObjectNode schema = tree(ContractVersions.schema(kind, ContractVersions.current(kind)).orElseThrow());
            assertThat(SchemaChange.breaks(schema, schema)).as(kind.wire()).isEmpty();
        }
    }

    private static List<String> breaks(String fresh) {
        return SchemaChange.breaks(tree(OLD), tree(fresh));
    }

    private static ObjectNode tree(String text) {
        return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8), 1 << 20);
    }
}
