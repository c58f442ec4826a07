package org.yijian.records.schema;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.Kind;
import org.yijian.records.SampleRecords;
import org.yijian.records.Trees;
import org.yijian.records.division.Divisions;
import org.yijian.records.validation.RecordDefaults;
import org.yijian.records.validation.RecordReader;
import org.yijian.records.validation.RecordResult;
import org.yijian.security.access.Sensitivity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private static final RecordReader READER = new RecordReader(Divisions.shipped(),
            Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC));

    private static final RecordDefaults DEFAULTS = new RecordDefaults("civil-affairs", Department.CIVIL_AFFAIRS, "1.0",
            Sensitivity.INTERNAL, null);

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aFullRecordPassesSchemaAndReader(Kind kind) {
        Map<String, Object> tree = Trees.of(SampleRecords.of(kind));
        assertThat(schema(kind).validate(JSON.valueToTree(tree))).isEmpty();
        assertThat(READER.read(tree, DEFAULTS)).isInstanceOf(RecordResult.Valid.class);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatIsSpoiledAtOnePlaceIsRefusedByBoth(Kind kind) {
        // Given
        Mutations mutations = Mutations.of(SampleRecords.of(kind));
        Schema schema = schema(kind);
        List<String> wrong = new ArrayList<>();
        // When
        mutations.bad().forEach((what, tree) -> {
            if (passes(schema, tree)) {
                wrong.add("the schema accepts " + what);
            }
            if (READER.read(tree, DEFAULTS) instanceof RecordResult.Valid) {
                wrong.add("the reader accepts " + what);
            }
        });
        // Then
        assertThat(wrong).isEmpty();
        assertThat(mutations.bad()).hasSizeGreaterThan(60);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatIsChangedWithinTheRulesIsAcceptedByBoth(Kind kind) {
        // Given
        Mutations mutations = Mutations.of(SampleRecords.of(kind));
        Schema schema = schema(kind);
        List<String> wrong = new ArrayList<>();
        // When
        mutations.good().forEach((what, tree) -> {
            schema.validate(JSON.<JsonNode>valueToTree(tree)).stream().findFirst()
                    .ifPresent(error -> wrong.add("the schema refuses " + what + ": " + error));
            if (READER.read(tree, DEFAULTS) instanceof RecordResult.Invalid refused) {
                wrong.add("the reader refuses " + what + ": " + refused.violations());
            }
        });
        // Then
        assertThat(wrong).isEmpty();
        assertThat(mutations.good()).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyFieldIsExplainedInBothLanguages(Kind kind) {
        // Given
        CanonicalRecord record = SampleRecords.of(kind);
        JsonNode properties = JSON.readTree(ContractVersions.schema(kind, "1.0").orElseThrow()).at("/properties");
        // When / Then
        for (JsonNode body : List.of(properties, properties.at("/facility/properties"),
                properties.at("/body/properties"))) {
            body.properties().forEach(property -> assertThat(property.getValue().path("description").asString(""))
                    .as(record.kind() + " " + property.getKey()).matches("(?s).*\\p{IsHan}.*[A-Za-z]{3}.*"));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theSchemasThemselvesAreValid(Kind kind) throws IOException {
        // Given
        Schema metaschema = REGISTRY
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        for (String version : ContractVersions.of(kind)) {
            // When
            String text = ContractVersions.schema(kind, version).orElseThrow();
            // Then
            assertThat(metaschema.validate(text, InputFormat.JSON)).isEmpty();
            assertThat(JSON.readTree(text).path("$id").asString())
                    .isEqualTo("urn:yijian:schema:" + kind.wire() + ":" + version);
        }
    }

    @Test
    void aVersionThatWasNeverPublishedHasNoSchema() {
        assertThat(ContractVersions.schema(Kind.CLAIM, "9.9")).isEmpty();
        assertThat(ContractVersions.schema(Kind.CLAIM, "../claim-1.0")).isEmpty();
        assertThat(ContractVersions.current(Kind.CLAIM)).isEqualTo("1.0");
    }

    private static boolean passes(Schema schema, Map<String, Object> tree) {
        return schema.validate(JSON.<JsonNode>valueToTree(tree)).isEmpty();
    }

    private static Schema schema(Kind kind) {
        return REGISTRY.getSchema(ContractVersions.schema(kind, ContractVersions.current(kind)).orElseThrow(),
                InputFormat.JSON);
    }
}
