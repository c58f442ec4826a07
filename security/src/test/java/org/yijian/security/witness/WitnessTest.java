package org.yijian.security.witness;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.security.proof.Checkpoint;
import org.yijian.security.proof.MerkleHash;
import org.yijian.security.proof.SignedNote;
import org.yijian.security.proof.TileLog;
import org.yijian.security.witness.WitnessAnswer.Conflict;
import org.yijian.security.witness.WitnessAnswer.Cosigned;
import org.yijian.security.witness.WitnessAnswer.Reason;
import org.yijian.security.witness.WitnessAnswer.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.security.witness.WitnessFixture.first;
import static org.yijian.security.witness.WitnessFixture.grow;
import static org.yijian.security.witness.WitnessFixture.next;

/** The answers of C2SP tlog-witness, with real logs and a real folder. */
class WitnessTest {

    @TempDir
    Path folder;

    private final WitnessFixture fixture = WitnessFixture.create();
    private Witness witness;
    private TileLog log;

    @BeforeEach
    void aWitnessThatKnowsOneLog() {
        witness = fixture.witness(folder.resolve("witness"));
        log = fixture.open(folder.resolve("log"));
    }

    private Witness restarted() {
        return fixture.witness(folder.resolve("witness"));
    }

    private static SignedNote cosigned(AddCheckpoint request, WitnessAnswer answer) {
        assertThat(answer).isInstanceOf(Cosigned.class);
        List<SignedNote.Line> lines = new ArrayList<>(request.note().signatures());
        lines.addAll(((Cosigned) answer).lines());
        return SignedNote.parse(new SignedNote(request.note().text(), lines).encode());
    }

    private static Reason reason(WitnessAnswer answer) {
        assertThat(answer).isInstanceOf(Refused.class);
        return ((Refused) answer).reason();
    }

    @Test
    void everyCheckpointThatContinuesTheOneBeforeIsCosigned() {
        // Given
        long held = 0;
        for (int leaves : new int[]{ 1, 1, 5, 300, 0, 70_000 }) {
            grow(log, leaves, "a");
            AddCheckpoint request = held == 0 ? first(WitnessFixture.note(log)) : next(log, held);

            // When
            SignedNote note = cosigned(request, witness.answer(request.encode()));

            // Then
            assertThat(witness.key().cosigned(note)).contains(WitnessFixture.NOW);
            assertThat(note.signedBy(fixture.log().verifiers().getFirst())).isTrue();
            held = log.size();
        }
        assertThat(witness.refusals()).isEmpty();
    }

    @Test
    void whatWasCosignedOutlivesTheWitness() {
        // Given
        SignedNote note = grow(log, 10, "a");
        witness.answer(first(note));

        // When
        Witness restarted = restarted();

        // Then
        assertThat(restarted.held(WitnessFixture.ORIGIN)).get().extracting(SignedNote::text).isEqualTo(note.text());
        assertThat(restarted.answer(first(note))).isEqualTo(new Conflict(10));
        assertThat(restarted.held("other.example/log")).isEmpty();
    }

    @Test
    void aLogThatDoesNotKnowTheSizeHeldIsToldIt() {
        // Given
        witness.answer(first(grow(log, 10, "a")));
        grow(log, 5, "a");

        // When, Then
        assertThat(witness.answer(first(WitnessFixture.note(log)))).isEqualTo(new Conflict(10));
        assertThat(witness.answer(next(log, 7))).isEqualTo(new Conflict(10));
        cosigned(next(log, 10), witness.answer(next(log, 10)));
        assertThat(witness.refusals()).isEmpty();
    }

    @Test
    void anUnknownLogAndAnUnsignedCheckpointAreToldApart() {
        // Given
        SignedNote note = grow(log, 3, "a");
        SignedNote stranger = new SignedNote(note.text().replace("yijian", "other"), note.signatures());
        SignedNote forged = new SignedNote(new Checkpoint(WitnessFixture.ORIGIN, 4, MerkleHash.empty()).text(),
                note.signatures());

        // When, Then
        assertThat(reason(witness.answer(first(stranger)))).isEqualTo(Reason.UNKNOWN_LOG);
        assertThat(reason(witness.answer(first(forged)))).isEqualTo(Reason.NOT_SIGNED);
        assertThat(reason(fixture.witness(folder).answer(first(WitnessFixture.create().log().sign(note.text())))))
                .isEqualTo(Reason.NOT_SIGNED);
        assertThat(witness.held(WitnessFixture.ORIGIN)).isEmpty();
    }

    @Test
    void anOldSizeAboveTheCheckpointMakesNoSense() {
        // Given
        SignedNote note = grow(log, 3, "a");

        // When, Then
        assertThat(reason(witness.answer(new AddCheckpoint(4, List.of(), note)))).isEqualTo(Reason.MALFORMED);
        assertThat(reason(witness.answer("old 03\n\n" + note.encode()))).isEqualTo(Reason.MALFORMED);
        assertThat(reason(witness.answer(""))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void aProofFromNothingOrForNothingIsRefused() {
        // Given
        SignedNote note = grow(log, 10, "a");

        // When, Then
        assertThat(reason(witness.answer(new AddCheckpoint(0, List.of(new byte[32]), note))))
                .isEqualTo(Reason.INCONSISTENT);
        witness.answer(first(note));
        assertThat(reason(witness.answer(new AddCheckpoint(10, List.of(new byte[32]), note))))
                .isEqualTo(Reason.INCONSISTENT);
        cosigned(next(log, 10), witness.answer(next(log, 10)));
    }

    @Test
    void anEmptyTreeHasTheRootOfAnEmptyTree() {
        // Given
        SignedNote lie = fixture.log().sign(new Checkpoint(WitnessFixture.ORIGIN, 0, new byte[32]).text());

        // When, Then
        assertThat(reason(witness.answer(first(lie)))).isEqualTo(Reason.INCONSISTENT);
        SignedNote empty = WitnessFixture.note(log);
        cosigned(first(empty), witness.answer(first(empty)));
        SignedNote grown = grow(log, 3, "a");
        cosigned(first(grown), witness.answer(first(grown)));
    }

    @Test
    void aForkOfTheSameSizeIsRefusedAndBothNotesAreKept() {
        // Given
        SignedNote held = grow(log, 10, "a");
        witness.answer(first(held));
        TileLog fork = fixture.open(folder.resolve("fork"));
        SignedNote other = grow(fork, 10, "b");

        // When
        WitnessAnswer answer = witness.answer(new AddCheckpoint(10, List.of(), other));

        // Then
        assertThat(answer).isEqualTo(new Conflict(10));
        assertThat(restarted().refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORK);
            assertThat(refusal.origin()).isEqualTo(WitnessFixture.ORIGIN);
            assertThat(refusal.held().text()).isEqualTo(held.text());
            assertThat(refusal.offered()).extracting(SignedNote::encode).isEqualTo(other.encode());
        });
    }

    @Test
    void aForkThatGrewIsRefusedAndBothNotesAreKept() {
        // Given
        witness.answer(first(grow(log, 10, "a")));
        TileLog fork = fixture.open(folder.resolve("fork"));
        grow(fork, 15, "b");

        // When
        WitnessAnswer answer = witness.answer(next(fork, 10));

        // Then
        assertThat(reason(answer)).isEqualTo(Reason.INCONSISTENT);
        assertThat(witness.refusals()).singleElement().extracting(Refusal::kind)
                .isEqualTo(Refusal.Kind.INCONSISTENT);
        assertThat(witness.held(WitnessFixture.ORIGIN)).get().extracting(SignedNote::text).asString()
                .contains("\n10\n");
    }

    @Test
    void aLogThatWasSetBackIsRefusedAndBothNotesAreKept() {
        // Given
        grow(log, 10, "a");
        witness.answer(first(WitnessFixture.note(log)));
        TileLog setBack = fixture.open(folder.resolve("set-back"));
        SignedNote shorter = grow(setBack, 8, "a");

        // When, Then
        assertThat(witness.answer(first(shorter))).isEqualTo(new Conflict(10));
        assertThat(reason(witness.answer(new AddCheckpoint(10, List.of(), shorter)))).isEqualTo(Reason.MALFORMED);
        assertThat(witness.refusals()).singleElement().extracting(Refusal::kind).isEqualTo(Refusal.Kind.ROLLBACK);
    }

    @Test
    void whoeverOffersTheSameAgainAndAgainFillsNoDisk() throws Exception {
        // Given
        witness.answer(first(grow(log, 300, "a")));
        TileLog fork = fixture.open(folder.resolve("fork"));

        // When
        for (int i = 0; i < 200; i++) {
            SignedNote note = grow(fork, 1, "b");
            witness.answer(first(note));
            witness.answer(first(note));
        }

        // Then
        assertThat(witness.refusals()).hasSize(WitnessFolder.MAX_REFUSALS);
        try (Stream<Path> files = Files.walk(folder.resolve("witness"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(2 * WitnessFolder.MAX_REFUSALS + 1);
        }
    }

    @Test
    void twoWhoAskAtOnceCannotMakeItGoBack() {
        // Given
        witness.answer(first(grow(log, 10, "a")));
        grow(log, 10, "a");
        AddCheckpoint smaller = next(log, 10);
        grow(log, 10, "a");
        AddCheckpoint larger = next(log, 10);

        // When
        List<WitnessAnswer> answers = Stream.of(larger, smaller, smaller, larger).parallel().map(witness::answer)
                .toList();

        // Then
        assertThat(answers).filteredOn(Cosigned.class::isInstance).hasSize(1);
        long held = Checkpoint.parse(witness.held(WitnessFixture.ORIGIN).orElseThrow().text()).size();
        assertThat(answers).filteredOn(Conflict.class::isInstance).hasSize(3).containsOnly(new Conflict(held));
    }

    @Test
    void aHalfWrittenRefusalIsNotRead() throws Exception {
        // Given
        witness.answer(first(grow(log, 10, "a")));
        TileLog fork = fixture.open(folder.resolve("fork"));
        witness.answer(first(grow(fork, 10, "b")));
        try (Stream<Path> files = Files.walk(folder.resolve("witness"))) {
            Files.delete(files.filter(file -> file.toString().endsWith(".held")).findAny().orElseThrow());
        }

        // When, Then
        assertThat(restarted().refusals()).isEmpty();
    }

    @Test
    void theBodyOfTheSpecificationIsReadAndWrittenBack() {
        // Given
        String body = """
                old 20852014
                PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
                jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
                5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
                /6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

                example.com/behind-the-sofa
                20852163
                CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

                — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
                — example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
                """;

        // When
        AddCheckpoint request = AddCheckpoint.parse(body);

        // Then
        assertThat(request.oldSize()).isEqualTo(20_852_014);
        assertThat(request.proof()).hasSize(4);
        assertThat(request.checkpoint().size()).isEqualTo(20_852_163);
        assertThat(request.encode()).isEqualTo(body);
        assertThat(reason(witness.answer(body))).isEqualTo(Reason.UNKNOWN_LOG);
        assertThat(body.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(AddCheckpoint.MAX_BYTES);
    }
}
