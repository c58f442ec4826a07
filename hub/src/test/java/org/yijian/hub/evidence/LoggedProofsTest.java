package org.yijian.hub.evidence;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.hub.HubError;
import org.yijian.hub.log.AllWitnesses;
import org.yijian.hub.log.WitnessedCheckpoint;
import org.yijian.records.ledger.LogIndexes;
import org.yijian.security.error.FaultException;
import org.yijian.security.evidence.EvidenceContents;
import org.yijian.security.proof.NoteSigner;
import org.yijian.security.proof.TileLog;
import org.yijian.security.trust.KeyRing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LoggedProofsTest {

    private static final String ORIGIN = "proofs.example/log";
    private static final byte[] LEAF = "{\"v\":1}".getBytes(StandardCharsets.UTF_8);

    /** The leaf with id 7 has the first place. */
    private record OneLeaf() implements LogIndexes {

        @Override
        public Map<Long, Long> of(Collection<Long> leafIds) {
            return Map.of(7L, 0L);
        }

        @Override
        public Map<UUID, Long> last(Collection<UUID> exchanges) {
            return Map.of();
        }
    }

    private final TileLog log;
    private final LoggedProofs proofs;

    LoggedProofsTest(@TempDir Path folder) {
        KeyRing keys = KeyRing.openOrCreate(folder.resolve("keys"), Clock.systemUTC());
        this.log = TileLog.open(folder.resolve("log"), ORIGIN, NoteSigner.of(ORIGIN, keys), Clock.systemUTC());
        AllWitnesses nobody = new AllWitnesses(List.of());
        this.proofs = new LoggedProofs(log, new OneLeaf(), Optional.empty(),
                new WitnessedCheckpoint(folder, NoteSigner.of(ORIGIN, keys).verifiers(), nobody), nobody,
                Duration.ofMillis(20));
    }

    @Test
    void aLeafThatNoCheckpointCoversHasNoProofYet() {
        // Given
        log.append(List.of(LEAF));
        // When, Then
        assertThatThrownBy(() -> proofs.indexOf(7)).isInstanceOfSatisfying(FaultException.class,
                refused -> assertThat(refused.fault().code()).isEqualTo(HubError.NOT_IN_LOG_YET));
        assertThatThrownBy(() -> proofs.indexOf(8)).isInstanceOf(FaultException.class);
    }

    @Test
    void aLeafUnderACheckpointIsProven() {
        // Given
        log.append(List.of(LEAF));
        log.publish();
        // When
        EvidenceContents contents = proofs.contents(proofs.indexOf(7), new EvidenceContents.LeafOnly());
        // Then
        assertThat(contents.proof().leads(LEAF)).isTrue();
        assertThat(contents.proof().leads(new byte[]{ 1 })).isFalse();
    }
}
