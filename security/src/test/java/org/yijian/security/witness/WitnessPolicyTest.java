package org.yijian.security.witness;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.proof.SignedNote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WitnessPolicyTest {

    private static final WitnessFixture FIRST = WitnessFixture.create();

    private static final Map<String, WitnessFixture> WITNESSES = Stream.of("X1", "X2", "X3", "Y1", "Y2", "Y3")
            .collect(Collectors.toMap(Function.identity(), name -> WitnessFixture.create()));

    /** The example of the specification, with keys in the place of vkeys. */
    private static final String EXAMPLE = """
            # logs
            log %s https://log.example/
            \t
            witness X1 $X1 https://x1.example/witness
            witness X2 $X2
              witness X3\t$X3
            group X-witnesses 2 X1 X2 X3

            witness Y1 $Y1
            witness Y2 $Y2
            witness Y3 $Y3
            group Y-witnesses any Y1 Y2 Y3

            group X-and-Y all X-witnesses Y-witnesses
            quorum X-and-Y
            """.formatted(FIRST.log().verifiers().getFirst().text());

    @TempDir
    Path folder;

    private static Cosigner cosigner(String name) {
        return Objects.requireNonNull(WITNESSES.get(name)).cosigner();
    }

    private static String filled(String text) {
        String filled = text;
        for (Map.Entry<String, WitnessFixture> witness : WITNESSES.entrySet()) {
            filled = filled.replace("$" + witness.getKey(), witness.getValue().cosigner().key().text());
        }
        return filled;
    }

    @ParameterizedTest
    @CsvSource({ "X1 X2 Y1,true", "X1 X3 Y2 Y3,true", "X1 Y1 Y2 Y3,false", "X1 X2 X3,false", "'',false",
            "X1 X2 X3 Y1 Y2 Y3,true" })
    void theExampleOfTheSpecificationIsReachedAsItSays(String names, boolean reached) {
        // Given
        WitnessPolicy policy = WitnessPolicy.parse(filled(EXAMPLE));
        Set<String> cosigners = Arrays.stream(names.split(" ")).filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        SignedNote bare = WitnessFixture.grow(FIRST.open(folder), 3, "a");

        // When
        SignedNote note = new SignedNote(bare.text(), Stream.concat(bare.signatures().stream(),
                cosigners.stream().map(name -> cosigner(name).cosign(bare))).toList());

        // Then
        assertThat(policy.quorum().reached(cosigners)).isEqualTo(reached);
        assertThat(policy.cosigners(note)).isEqualTo(cosigners);
        assertThat(policy.witnessed(note)).isEqualTo(reached);
        assertThat(policy.accepts(note)).isEqualTo(reached);
        assertThat(policy.accepts(new SignedNote(note.text(), note.signatures().stream().skip(1).toList()))).isFalse();
    }

    @Test
    void addressesAreKept() {
        // When
        WitnessPolicy policy = WitnessPolicy.parse(filled(EXAMPLE));

        // Then
        assertThat(policy.logs()).singleElement().extracting(WitnessPolicy.KnownLog::url)
                .isEqualTo("https://log.example/");
        assertThat(policy.witnesses()).hasSize(6).hasEntrySatisfying("X1",
                witness -> assertThat(witness.url()).isEqualTo("https://x1.example/witness"))
                .hasEntrySatisfying("X2", witness -> assertThat(witness.url()).isNull());
    }

    @Test
    void whereNobodyIsNeededEverythingIsEnough() {
        // When
        WitnessPolicy policy = WitnessPolicy.parse("quorum none\n");

        // Then
        assertThat(policy.quorum().reached(Set.of())).isTrue();
        assertThat(policy).isEqualTo(WitnessPolicy.none());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "quorum X1\n", "quorum none\nquorum none\n", "witness X1 $X1\n",
            "witness none $X1\nquorum none\n", "witness X1 $X1\nwitness X1 $X2\nquorum X1\n",
            "witness X1 $X1\nwitness X2 $X1\nquorum X1\n", "witness X1 key\nquorum X1\n", "witness X1\nquorum none\n",
            "witness X1 $X1\ngroup g 2 X1\nquorum g\n", "witness X1 $X1\ngroup g 0 X1\nquorum g\n",
            "witness X1 $X1\ngroup g 01 X1\nquorum g\n", "witness X1 $X1\ngroup g some X1\nquorum g\n",
            "witness X1 $X1\ngroup g all\nquorum g\n", "witness X1 $X1\ngroup g any X1 X1\nquorum g\n",
            "witness X1 $X1\ngroup g any X1\ngroup h any X1\nquorum g\n", "group g any h\ngroup h any g\nquorum g\n",
            "witness X1 $X1\ngroup g any none\nquorum g\n", "witness X1 $X1\ngroup X1 any X1\nquorum X1\n",
            "quorum none\r\n", "unknown\nquorum none\n", "log key\nquorum none\n", "quorum none none\n" })
    void whatIsNoPolicyIsRefused(String text) {
        assertThatThrownBy(() -> WitnessPolicy.parse(filled(text))).isInstanceOfSatisfying(FaultException.class,
                e -> assertThat(e.fault().code()).isEqualTo(SecurityError.WITNESS_POLICY_MALFORMED));
    }

    @Test
    void aLogCannotBeListedTwice() {
        // Given
        String log = "log " + FIRST.log().verifiers().getFirst().text() + "\n";

        // When, Then
        assertThat(WitnessPolicy.parse(log + "quorum none").logs()).hasSize(1);
        assertThatThrownBy(() -> WitnessPolicy.parse(log + log + "quorum none")).isInstanceOf(FaultException.class);
    }

    @Test
    void aWitnessThatDidNotSignRightDoesNotCount() {
        // Given
        WitnessPolicy policy = WitnessPolicy.parse(filled("witness X1 $X1\nquorum X1\n"));
        SignedNote bare = WitnessFixture.grow(FIRST.open(folder), 3, "a");
        SignedNote.Line right = cosigner("X1").cosign(bare);

        // When
        SignedNote forged = new SignedNote(bare.text(),
                List.of(new SignedNote.Line(right.name(), right.keyId(), new byte[72])));

        // Then
        assertThat(policy.witnessed(forged)).isFalse();
        assertThat(policy.witnessed(new SignedNote(bare.text(), List.of(right)))).isTrue();
    }
}
