package org.yijian.security.proof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yijian.security.proof.LogFixture.leaf;
import static org.yijian.security.proof.LogFixture.leaves;
import static org.yijian.security.proof.LogFixture.root;

class TileLogTest {

    private final LogFixture fixture = LogFixture.create();

    @TempDir
    Path folder;

    @Test
    void anEmptyLogIsPublishedAndSound() {
        // When
        TileLog log = fixture.open(folder);

        // Then
        assertThat(log.size()).isZero();
        assertThat(log.checkpoint()).isEqualTo(new Checkpoint(LogFixture.ORIGIN, 0, MerkleHash.empty()));
        assertThat(fixture.verify(folder).faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 255, 256, 257, 511, 512, 1000, 65_536, 70_000 })
    void theRootIsThatOfTheDefinitionAtEverySize(int size) {
        // Given
        TileLog log = fixture.open(folder);

        // When
        log.append(leaves(0, size));
        Checkpoint checkpoint = log.publish();

        // Then
        assertThat(checkpoint).isEqualTo(new Checkpoint(LogFixture.ORIGIN, size, root(size)));
        assertThat(fixture.verify(folder).faults()).isEmpty();
        assertThat(fixture.open(folder).checkpoint()).isEqualTo(checkpoint);
    }

    @Test
    void theFilesLieWhereTheSpecificationPutsThem() {
        // Given
        TileLog log = fixture.open(folder);

        // When
        log.append(leaves(0, 70_000));
        log.publish();

        // Then
        assertThat(folder.resolve("tile/0/272")).hasSize(8192);
        assertThat(folder.resolve("tile/0/273.p/112")).hasSize(112 * 32);
        assertThat(folder.resolve("tile/1/000")).hasSize(8192);
        assertThat(folder.resolve("tile/1/001.p/17")).hasSize(17 * 32);
        assertThat(folder.resolve("tile/2/000.p/1")).hasSize(32);
        assertThat(folder.resolve("tile/entries/272")).exists();
        assertThat(folder.resolve("tile/entries/273.p/112")).exists();
        assertThat(TilePath.tile(0, 1_234_067, 256)).isEqualTo("tile/0/x001/x234/067");
    }

    @Test
    void everyProofOfEverySizeVerifies() {
        // Given
        TileLog log = fixture.open(folder);
        log.append(leaves(0, 700));
        Random random = new Random(3);

        for (int round = 0; round < 300; round++) {
            long size = 1 + random.nextInt(700);
            long index = random.nextLong(size);
            long from = 1 + random.nextLong(size);

            // When
            InclusionProof inclusion = log.inclusion(index, size);
            ConsistencyProof consistency = log.consistency(from, size);

            // Then
            assertThat(inclusion.verifies(MerkleHash.leaf(leaf(index)), root(size))).isTrue();
            assertThat(inclusion.verifies(MerkleHash.leaf(leaf(index + 1)), root(size))).isFalse();
            assertThat(consistency.verifies(root(from), root(size))).isTrue();
            assertThat(consistency.verifies(root(from), root(size + 1))).isFalse();
        }
    }

    @Test
    void leavesComeBackAsTheyWereAppendedInUnevenBatches() {
        // Given
        TileLog log = fixture.open(folder);
        long size = 0;
        for (int batch : List.of(1, 254, 3, 600, 0, 142)) {
            log.append(leaves(size, size + batch));
            size += batch;
            log.publish();
        }

        // When
        TileLog again = fixture.open(folder);

        // Then
        assertThat(again.size()).isEqualTo(1000);
        for (long index = 0; index < 1000; index++) {
            assertThat(again.leaf(index)).isEqualTo(leaf(index));
        }
        assertThat(fixture.verify(folder).faults()).isEmpty();
        assertThatThrownBy(() -> again.leaf(1000)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void whatWasNotPublishedIsNotInTheLogAfterACrash() {
        // Given
        TileLog log = fixture.open(folder);
        log.append(leaves(0, 300));
        log.publish();
        log.append(leaves(300, 900));

        // When
        TileLog again = fixture.open(folder);

        // Then
        assertThat(again.size()).isEqualTo(300);
        assertThat(fixture.verify(folder).faults()).isEmpty();

        // When
        again.append(leaves(300, 900));
        again.publish();

        // Then
        assertThat(again.checkpoint().root()).isEqualTo(root(900));
        assertThat(fixture.verify(folder).faults()).isEmpty();
    }

    @Test
    void partialTilesGoWhenTheirFullTileIsPublished() {
        // Given
        TileLog log = fixture.open(folder);
        log.append(leaves(0, 100));
        log.publish();

        // When
        log.append(leaves(100, 400));

        // Then
        assertThat(folder.resolve("tile/0/000.p/100")).exists();

        // When
        log.publish();

        // Then
        assertThat(folder.resolve("tile/0/000.p")).doesNotExist();
        assertThat(folder.resolve("tile/entries/000.p")).doesNotExist();
        assertThat(folder.resolve("tile/0/001.p/144")).exists();
    }

    @Test
    void publishingWithoutNewLeavesChangesNothing() throws Exception {
        // Given
        TileLog log = fixture.open(folder);
        log.append(leaves(0, 5));
        log.publish();
        String before = Files.readString(folder.resolve("checkpoint"));

        // When
        log.publish();

        // Then
        assertThat(Files.readString(folder.resolve("checkpoint"))).isEqualTo(before).isEqualTo(log.checkpointNote());
    }

    @Test
    void aLeafThatIsTooLongLeavesTheLogAsItWas() {
        // Given
        TileLog log = fixture.open(folder);
        List<byte[]> withTooLong = List.of(leaf(0), new byte[65_536]);

        // When, Then
        assertThatThrownBy(() -> log.append(withTooLong)).isInstanceOf(IllegalArgumentException.class);
        assertThat(log.size()).isZero();
    }

    @Test
    void twoWritersInOneFolderAreNoticedBeforeTheyFork() {
        // Given
        TileLog first = fixture.open(folder);
        TileLog second = fixture.open(folder);
        first.append(leaves(0, 3));
        first.publish();
        second.append(leaves(7, 9));

        // When, Then
        assertRefused(SecurityError.LOG_CHANGED_ELSEWHERE, second::publish);
        assertThat(fixture.verify(folder).faults()).isEmpty();
    }

    @Test
    void aLogWithoutItsCheckpointIsNotOpened() throws Exception {
        // Given
        TileLog log = fixture.open(folder);
        log.append(leaves(0, 3));
        log.publish();
        Files.delete(folder.resolve("checkpoint"));

        // When, Then
        assertRefused(SecurityError.LOG_CHECKPOINT_MISSING, () -> fixture.open(folder));
    }

    @Test
    void aCheckpointByAnotherKeyIsNotOpened() {
        // Given
        LogFixture.create().open(folder);

        // When, Then
        assertRefused(SecurityError.LOG_SIGNATURE_BAD, () -> fixture.open(folder));
    }

    @Test
    void aRewrittenEdgeIsNotOpened() throws Exception {
        // Given
        TileLog log = fixture.open(folder);
        log.append(leaves(0, 3));
        log.publish();
        Files.write(folder.resolve("tile/entries/000.p/3"), EntryBundle.encode(leaves(1, 4)));

        // When, Then
        assertRefused(SecurityError.LOG_BUNDLE_DAMAGED, () -> fixture.open(folder));
    }

    private static void assertRefused(SecurityError error, Runnable action) {
        assertThatThrownBy(action::run).isInstanceOfSatisfying(FaultException.class,
                refused -> assertThat(refused.fault().code()).isEqualTo(error));
    }

    @Test
    void linesOfOthersStandUnderTheCheckpointTheyAreForAndSurviveOpening(@TempDir Path other) {
        // Given
        LogFixture fixture = LogFixture.create();
        TileLog log = fixture.open(other);
        log.append(LogFixture.leaves(0, 3));
        String text = log.publish().text();
        SignedNote.Line line = new SignedNote.Line("witness.example/w", 7, new byte[72]);
        SignedNote.Line later = new SignedNote.Line("witness.example/w", 7, new byte[]{ 1 });

        // When, Then
        assertThat(log.addLines(text, List.of(line))).isTrue();
        assertThat(log.addLines(text, List.of(later))).isTrue();
        assertThat(log.addLines(text.replace("3", "4"), List.of(line))).isFalse();
        TileLog opened = fixture.open(other);
        assertThat(SignedNote.parse(opened.checkpointNote()).signatures()).hasSize(3).last()
                .satisfies(last -> assertThat(last.signature()).containsExactly(1));
        assertThat(fixture.verify(other).sound()).isTrue();
        opened.append(LogFixture.leaves(3, 4));
        assertThat(opened.publish().size()).isEqualTo(4);
        assertThat(SignedNote.parse(opened.checkpointNote()).signatures()).hasSize(2);
    }
}
