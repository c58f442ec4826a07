package org.yijian.hub.command.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.security.evidence.EvidenceCheck;
import org.yijian.security.evidence.EvidenceContents;
import org.yijian.security.evidence.EvidenceWriter;
import org.yijian.security.evidence.TrustFile;
import org.yijian.security.evidence.TrustedHub;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafCodec;
import org.yijian.security.proof.LeafType;
import org.yijian.security.proof.LogProof;
import org.yijian.security.proof.NoteSigner;
import org.yijian.security.proof.TileLog;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;

import static org.assertj.core.api.Assertions.assertThat;

class VerifyTest {

    private static final String ORIGIN = "verify.example/log";
    private static final Clock CLOCK = Clock.systemUTC();

    private final Path folder;
    private final Path file;
    private final Path trust;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    VerifyTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        KeyRing keys = KeyRing.openOrCreate(folder.resolve("keys"), CLOCK);
        NoteSigner notes = NoteSigner.of(ORIGIN, keys);
        TileLog log = TileLog.open(folder.resolve("log"), ORIGIN, notes, CLOCK);
        byte[] leaf = LeafCodec.encode(new Leaf(LeafType.VIEW, "inspector", "view", "record/1", "allowed",
                CLOCK.instant(), null, null));
        log.append(List.of(leaf));
        log.publish();
        this.file = Files.write(folder.resolve("view.asice"),
                new EvidenceWriter(keys.key(KeyPurpose.MESSAGE), CLOCK).write(EvidenceContents.of(leaf,
                        new LogProof(0, List.of(), log.checkpointNote()), new EvidenceContents.LeafOnly())));
        this.trust = Files.write(folder.resolve("trust.json"), trust(keys, notes, Duration.ofDays(1)).encode());
    }

    private static TrustFile trust(KeyRing keys, NoteSigner notes, Duration life) {
        TrustedHub hub = new TrustedHub("hub:1", "枢纽", "hub", keys.anchors().authorities(), ORIGIN, notes.verifiers(),
                Map.of(), List.of());
        return new TrustFile(CLOCK.instant().minusSeconds(9), CLOCK.instant().plus(life), List.of(hub), List.of(), 0);
    }

    @Test
    void goodEvidenceIsTheExitZeroWithALineForEachCheckInChinese() {
        // When
        int exit = verify(file.toString(), "--trust", trust.toString());

        // Then
        assertThat(exit).as(said()).isZero();
        assertThat(said().lines()).hasSize(EvidenceCheck.values().length + 1);
        assertThat(said()).contains("EV-06  通过  证据包由该枢纽签名", "结论：有效");
    }

    @Test
    void changedEvidenceIsTheExitOneInEnglishIfAskedFor() throws IOException {
        // Given
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        // When
        int exit = verify("--lang", "en", "--trust", trust.toString(), file.toString());

        // Then
        assertThat(exit).as(said()).isEqualTo(1);
        assertThat(said()).contains("FAIL", "YJ-SEC-0", "Verdict: invalid");
    }

    @Test
    void whatCannotBeJudgedIsTheExitTwo() throws IOException {
        // Given
        KeyRing keys = KeyRing.openOrCreate(folder.resolve("keys"), CLOCK);
        Files.write(folder.resolve("old.json"),
                trust(keys, NoteSigner.of(ORIGIN, keys), Duration.ofSeconds(-1)).encode());
        Files.writeString(folder.resolve("broken.json"), "{}", StandardCharsets.UTF_8);

        // When, Then
        assertThat(verify(file.toString(), "--trust", folder.resolve("old.json").toString())).isEqualTo(2);
        assertThat(verify(file.toString(), "--trust", folder.resolve("broken.json").toString())).isEqualTo(2);
        assertThat(verify(folder.resolve("none.asice").toString(), "--trust", trust.toString())).isEqualTo(2);
        assertThat(verify(file.toString())).isEqualTo(2);
        assertThat(verify()).isEqualTo(2);
        assertThat(verify(file.toString(), "--believe", trust.toString())).isEqualTo(2);
    }

    private int verify(String... arguments) {
        return new Verify(new PrintStream(said, true, StandardCharsets.UTF_8), CLOCK).run(arguments);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
