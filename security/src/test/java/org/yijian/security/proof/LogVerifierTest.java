package org.yijian.security.proof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yijian.security.error.ErrorCode;
import org.yijian.security.error.Fault;
import org.yijian.security.error.SecurityError;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.security.proof.LogFixture.leaves;

/** Everything that somebody with a hand on the folder could do. */
class LogVerifierTest {

    private final LogFixture fixture = LogFixture.create();

    @TempDir
    Path folder;

    @BeforeEach
    void aLogOfAThousandLeaves() {
        TileLog log = fixture.open(folder);
        log.append(leaves(0, 1000));
        log.publish();
    }

    @Test
    void anUntouchedLogIsSound() {
        // When
        LogReport report = fixture.verify(folder);

        // Then
        assertThat(report).isEqualTo(new LogReport(1000, List.of()));
        assertThat(report.sound()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "tile/0/001", "tile/0/003.p/232", "tile/1/000.p/3" })
    void aRewrittenTileIsNamed(String tile) throws Exception {
        // Given
        flip(tile);

        // When
        LogReport report = fixture.verify(folder);

        // Then
        assertThat(codes(report)).containsExactly(SecurityError.LOG_TILE_DAMAGED);
        assertThat(report.faults().getFirst().arguments()).containsExactly(tile);
    }

    @ParameterizedTest
    @CsvSource({ "tile/0/002", "tile/1/000.p/3" })
    void aMissingTileIsNamed(String tile) throws Exception {
        // Given
        Files.delete(folder.resolve(tile));

        // When
        LogReport report = fixture.verify(folder);

        // Then
        assertThat(codes(report)).containsExactly(SecurityError.LOG_TILE_DAMAGED);
    }

    @ParameterizedTest
    @CsvSource({ "tile/entries/001", "tile/entries/003.p/232" })
    void aBundleCutShortIsNamed(String bundle) throws Exception {
        // Given
        byte[] bytes = Files.readAllBytes(folder.resolve(bundle));
        Files.write(folder.resolve(bundle), Arrays.copyOf(bytes, bytes.length - 1));

        // When
        LogReport report = fixture.verify(folder);

        // Then
        assertThat(codes(report)).containsExactly(SecurityError.LOG_BUNDLE_DAMAGED);
        assertThat(report.faults().getFirst().arguments()).containsExactly(bundle);
    }

    @Test
    void aRewrittenLeafShowsInItsTileAndInTheRoot() throws Exception {
        // Given
        flip("tile/entries/000");

        // When
        LogReport report = fixture.verify(folder);

        // Then
        assertThat(codes(report)).contains(SecurityError.LOG_TILE_DAMAGED, SecurityError.LOG_ROOT_MISMATCH);
    }

    @Test
    void aHistoryRewrittenThroughoutStillShowsInTheRoot() throws Exception {
        // Given
        Path forged = Files.createDirectory(folder.resolve("forged"));
        TileLog other = fixture.open(forged);
        other.append(leaves(5000, 6000));
        other.publish();
        String genuine = Files.readString(folder.resolve("checkpoint"));

        // When
        Files.writeString(forged.resolve("checkpoint"), genuine);
        LogReport report = fixture.verify(forged);

        // Then
        assertThat(codes(report)).containsExactly(SecurityError.LOG_ROOT_MISMATCH);
    }

    @Test
    void aCheckpointChangedWithoutTheKeyIsNamed() throws Exception {
        // Given
        String note = Files.readString(folder.resolve("checkpoint"));
        Files.writeString(folder.resolve("checkpoint"), note.replace("\n1000\n", "\n999\n"));

        // When
        LogReport report = fixture.verify(folder);

        // Then
        assertThat(codes(report)).contains(SecurityError.LOG_SIGNATURE_BAD);
    }

    @Test
    void aCheckpointWithoutItsSecondSignatureIsNamed() throws Exception {
        // Given
        List<String> lines = Files.readAllLines(folder.resolve("checkpoint"));
        Files.writeString(folder.resolve("checkpoint"), String.join("\n", lines.subList(0, 5)) + "\n");

        // When
        LogReport report = fixture.verify(folder);

        // Then
        assertThat(codes(report)).containsExactly(SecurityError.LOG_SIGNATURE_BAD);
    }

    @Test
    void aMissingOrMeaninglessCheckpointIsNamed() throws Exception {
        // Given
        Files.writeString(folder.resolve("checkpoint"), "nothing");

        // When, Then
        assertThat(codes(fixture.verify(folder))).containsExactly(SecurityError.LOG_CHECKPOINT_MALFORMED);

        // Given
        Files.delete(folder.resolve("checkpoint"));

        // When, Then
        assertThat(codes(fixture.verify(folder))).containsExactly(SecurityError.LOG_CHECKPOINT_MISSING);
    }

    private LogReplay replay(Checkpoint known) {
        return new LogVerifier(folder, LogFixture.ORIGIN, fixture.signer().verifiers()).verifyFrom(known);
    }

    @ParameterizedTest
    @CsvSource({ "0", "24", "256", "1000", "65000", "140000" })
    void whatWasAddedIsReadAloneAndTheEarlierPartHeldAgainstItsRoot(int more) {
        // Given
        Checkpoint known = replay(LogReplay.start(LogFixture.ORIGIN)).reached();
        TileLog log = fixture.open(folder);
        log.append(leaves(1000, 1000 + more));
        log.publish();

        // When
        LogReplay replay = replay(known);

        // Then
        assertThat(known).isEqualTo(new Checkpoint(LogFixture.ORIGIN, 768, LogFixture.root(768)));
        assertThat(replay.report()).isEqualTo(new LogReport(1000 + more, List.of()));
        long full = (1000 + more) / 256 * 256L;
        assertThat(replay.reached()).isEqualTo(new Checkpoint(LogFixture.ORIGIN, full, log.root(full)));
    }

    @ParameterizedTest
    @CsvSource({ "tile/entries/003.p/232", "tile/0/003.p/232" })
    void whatIsWrongInWhatWasAddedIsNamedAndTheRunBeginsThereAgain(String file) throws Exception {
        // Given
        Checkpoint known = replay(LogReplay.start(LogFixture.ORIGIN)).reached();
        flip(file);

        // When
        LogReplay replay = replay(known);

        // Then
        assertThat(codes(replay.report())).containsAnyOf(SecurityError.LOG_TILE_DAMAGED,
                SecurityError.LOG_BUNDLE_DAMAGED);
        assertThat(replay.reached()).isEqualTo(known);
    }

    @Test
    void aHistoryRewrittenBeforeWhereARunBeginsShowsInItsRoot() throws Exception {
        // Given
        Checkpoint known = replay(LogReplay.start(LogFixture.ORIGIN)).reached();
        Path forged = Files.createDirectory(folder.resolve("forged"));
        TileLog other = fixture.open(forged);
        other.append(leaves(5000, 6000));
        other.publish();

        // When
        LogReplay replay = new LogVerifier(forged, LogFixture.ORIGIN, fixture.signer().verifiers()).verifyFrom(known);

        // Then
        assertThat(codes(replay.report())).containsExactly(SecurityError.LOG_ROOT_MISMATCH);
    }

    @Test
    void aLogShorterThanItWasIsSaidToBeSetBack() throws Exception {
        // Given
        Checkpoint known = replay(LogReplay.start(LogFixture.ORIGIN)).reached();
        Path setBack = Files.createDirectory(folder.resolve("set-back"));
        TileLog other = fixture.open(setBack);
        other.append(leaves(0, 500));
        other.publish();

        // When
        LogReplay replay = new LogVerifier(setBack, LogFixture.ORIGIN, fixture.signer().verifiers()).verifyFrom(known);

        // Then
        assertThat(codes(replay.report())).containsExactly(SecurityError.WITNESS_ROLLBACK);
        assertThat(replay.reached()).isEqualTo(known);
    }

    private void flip(String name) throws Exception {
        byte[] bytes = Files.readAllBytes(folder.resolve(name));
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.resolve(name), bytes);
    }

    private static List<ErrorCode> codes(LogReport report) {
        return report.faults().stream().map(Fault::code).toList();
    }
}
