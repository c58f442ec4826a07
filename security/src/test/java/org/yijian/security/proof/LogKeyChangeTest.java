package org.yijian.security.proof;

import java.nio.file.Path;
import java.time.Clock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;

import static org.assertj.core.api.Assertions.assertThat;

/** The log goes on while its key changes, and everybody who knows one of both keys can check it. */
class LogKeyChangeTest {

    private final Clock clock = Clock.systemUTC();

    @TempDir
    private Path home;

    @Test
    void bothKeysSignUntilTheNextTakesOver() {
        // Given
        KeyRing keys = KeyRing.openOrCreate(home.resolve("keys"), clock);
        NoteSigner signer = NoteSigner.of(LogFixture.ORIGIN, keys);
        NoteVerifier old = signer.verifiers().getFirst();
        TileLog log = TileLog.open(home.resolve("log"), LogFixture.ORIGIN, signer, clock);
        publish(log, 0);

        // When
        keys.announce(KeyPurpose.LOG, clock);
        NoteVerifier next = signer.groups().getFirst().get(1);
        boolean soundBefore = sound(signer);
        publish(log, 1);
        SignedNote together = SignedNote.parse(log.checkpointNote());
        keys.activate(KeyPurpose.LOG, clock);
        publish(log, 2);
        SignedNote alone = SignedNote.parse(log.checkpointNote());

        // Then
        assertThat(soundBefore).isTrue();
        assertThat(together.signedBy(old)).isTrue();
        assertThat(together.signedBy(next)).isTrue();
        assertThat(together.signatures()).hasSize(3);
        assertThat(alone.names(old)).isFalse();
        assertThat(alone.signedBy(next)).isTrue();
        assertThat(sound(signer)).isTrue();
    }

    @Test
    void aLogWhoseLastCheckpointIsByTheFormerKeyIsOpenedAndGoesOn() {
        // Given
        KeyRing keys = KeyRing.openOrCreate(home.resolve("keys"), clock);
        NoteSigner signer = NoteSigner.of(LogFixture.ORIGIN, keys);
        publish(TileLog.open(home.resolve("log"), LogFixture.ORIGIN, signer, clock), 0);

        // When: the process dies right after the key was changed
        keys.announce(KeyPurpose.LOG, clock);
        keys.activate(KeyPurpose.LOG, clock);
        KeyRing again = KeyRing.openOrCreate(home.resolve("keys"), clock);
        TileLog log = TileLog.open(home.resolve("log"), LogFixture.ORIGIN, NoteSigner.of(LogFixture.ORIGIN, again),
                clock);
        publish(log, 1);

        // Then
        assertThat(log.size()).isEqualTo(2);
        assertThat(sound(NoteSigner.of(LogFixture.ORIGIN, again))).isTrue();
    }

    private static void publish(TileLog log, long leaf) {
        log.append(LogFixture.leaves(leaf, leaf + 1));
        log.publish();
    }

    private boolean sound(NoteSigner signer) {
        return LogVerifier.of(home.resolve("log"), signer, LogFixture.ORIGIN).verify().sound();
    }
}
