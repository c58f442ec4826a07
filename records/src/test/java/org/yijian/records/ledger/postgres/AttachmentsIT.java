package org.yijian.records.ledger.postgres;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.RecordError;
import org.yijian.records.ledger.attachment.Attachment;
import org.yijian.records.ledger.attachment.AttachmentDraft;
import org.yijian.records.ledger.attachment.Attachments;
import org.yijian.records.ledger.personal.Erasure;
import org.yijian.records.ledger.personal.Erasures;
import org.yijian.security.error.FaultException;
import org.yijian.security.seal.Digests;
import org.yijian.security.trust.KeyRing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AttachmentsIT {

    private static final int PIECE = 100_000;
    private static final String TYPE = "video/mp4";

    private final TestDatabase database = TestDatabase.create();
    private final UUID record = UUID.randomUUID();
    private final byte[] video = content(3 * PIECE + 17);

    @TempDir
    private Path home;

    private LedgerDatabase store;
    private Attachments attachments;

    @BeforeEach
    void open() {
        KeyRing keys = KeyRing.openOrCreate(home.resolve("keys"), Clock.systemUTC());
        store = LedgerDatabase.open(database.pool(), keys, Clock.systemUTC());
        attachments = store.attachments(home.resolve("attachments"), keys, new Attachments.Limits(1_000_000, PIECE),
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    private static byte[] content(int bytes) {
        byte[] content = new byte[bytes];
        new Random(7).nextBytes(content);
        return content;
    }

    private Attachment attach(String name, byte[] content) {
        return attachments.attach(record, name, TYPE, content.length, new ByteArrayInputStream(content), "inspector");
    }

    private static void refused(RecordError code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(FaultException.class,
                fault -> assertThat(fault.fault().code()).isEqualTo(code));
    }

    private List<Path> files() throws IOException {
        Path folder = home.resolve("attachments");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void whatIsAttachedComesBackAndIsNowhereInTheClear() throws IOException {
        // When
        Attachment kept = attach("现场视频.mp4", video);

        // Then
        assertThat(attachments.open(kept).readAllBytes()).isEqualTo(video);
        assertThat(kept.pieces()).isEqualTo(4);
        assertThat(kept.sha256()).isEqualTo(Digests.hex(Digests.sha256(video)));
        assertThat(kept.sm3()).isEqualTo(Digests.hex(Digests.sm3(video)));
        String beginning = new String(video, 0, 64, StandardCharsets.ISO_8859_1);
        for (Path file : files()) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(beginning);
        }
        assertThat(leaf(kept)).contains("\"commitment\"").doesNotContain(kept.sha256(), "现场视频");
    }

    private String leaf(Attachment kept) {
        return database.dump().lines().filter(line -> line.contains("attachment=" + kept.id())).findFirst()
                .orElseThrow();
    }

    @Test
    void theSameAgainIsNoSecondOneAndSomethingElseUnderItsNameIsRefused() throws IOException {
        // Given
        Attachment kept = attach("报告.pdf", video);
        int before = files().size();

        // When
        Attachment again = attach("报告.pdf", video);

        // Then
        assertThat(again).isEqualTo(kept);
        refused(RecordError.ATTACHMENT_OTHER, () -> attach("报告.pdf", content(5)));
        assertThat(files()).hasSize(before);
        assertThat(attachments.of(record)).containsExactly(kept);
    }

    @Test
    void whatIsTooLargeOrEmptyOrCutOrBadlyNamedLeavesNothing() throws IOException {
        // When
        refused(RecordError.ATTACHMENT_TOO_LARGE, () -> attach("a", content(1_000_001)));
        refused(RecordError.ATTACHMENT_TOO_LARGE, () -> attachments.attach(record, "a", TYPE, -1,
                new ByteArrayInputStream(content(1_000_001)), "inspector"));
        refused(RecordError.ATTACHMENT_EMPTY, () -> attach("a", new byte[0]));
        refused(RecordError.ATTACHMENT_CUT, () -> attachments.attach(record, "a", TYPE, 10_000,
                new ByteArrayInputStream(content(9_999)), "inspector"));
        refused(RecordError.ATTACHMENT_NAME, () -> attach("../a", video));
        refused(RecordError.ATTACHMENT_NAME, () -> attachments.attach(record, "a", "text", 1,
                new ByteArrayInputStream(video), "inspector"));

        // Then
        assertThat(files()).isEmpty();
        assertThat(attachments.of(record)).isEmpty();
    }

    @Test
    void aDraftGoesOnAfterACrashWithTheDigestsOfTheWhole() throws IOException {
        // Given
        AttachmentDraft begun = attachments.begin(record, PIECE);
        InputStream source = new ByteArrayInputStream(video);
        begun.add(source);
        begun.add(source);

        // When
        AttachmentDraft resumed = attachments.resume(begun.id()).orElseThrow();

        // Then
        assertThat(resumed.pieces()).isEqualTo(2);
        resumed.add(source);
        assertThatThrownBy(() -> resumed.addExactly(new ByteArrayInputStream(video), 17))
                .isInstanceOf(FaultException.class);
        resumed.addExactly(source, 17);
        assertThat(resumed.digests()).isEqualTo(Digests.of(video));
    }

    @Test
    void piecesThatWereSwappedCutOrLostAreNoticed() throws IOException {
        // Given
        Attachment kept = attach("a", video);
        List<Path> pieces = files().stream().sorted().toList();
        byte[] first = Files.readAllBytes(pieces.get(0));

        // When
        Files.write(pieces.get(0), Files.readAllBytes(pieces.get(1)));
        assertThatThrownBy(() -> attachments.open(kept).readAllBytes()).isInstanceOf(FaultException.class);
        Files.write(pieces.get(0), java.util.Arrays.copyOf(first, first.length - 1));
        assertThatThrownBy(() -> attachments.open(kept).readAllBytes()).isInstanceOf(FaultException.class);
        Files.write(pieces.get(0), first);
        Files.delete(pieces.get(3));

        // Then
        refused(RecordError.ATTACHMENT_STORE, () -> attachments.open(kept).readAllBytes());
    }

    @Test
    void erasureDestroysKeyNameDigestsAndPieces() throws IOException {
        // Given
        Attachment kept = attach("某某体检.pdf", video);
        Erasures erasures = store.erasures(Clock.systemUTC());
        Erasure asked = erasures.request(Set.of(record), "当事人要求删除", "《个人信息保护法》第四十七条", "head");

        // When
        Erasure decided = erasures.decide(asked.id(), true, "approver");
        erasures.destroy(decided);
        attachments.sweep();

        // Then
        assertThat(files()).isEmpty();
        assertThat(attachments.named(record, "某某体检.pdf")).isEmpty();
        assertThat(attachments.of(record)).singleElement().matches(left -> !left.there());
        assertThat(database.dump()).doesNotContain("某某体检", kept.sha256(), kept.sm3());
        refused(RecordError.ATTACHMENT_UNKNOWN, () -> attachments.open(kept));
        assertThat(erasures.anythingLeft(decided)).isFalse();
    }

    @Test
    void oneAttachmentIsErasedAndTheOthersStay() throws IOException {
        // Given
        Attachment erased = attach("某某体检.pdf", video);
        Attachment other = attach("现场.mp4", video);
        Erasures erasures = store.erasures(Clock.systemUTC());
        Erasure asked = erasures.request(erased, "当事人要求删除", "《个人信息保护法》第四十七条", "head");

        // When
        Erasure decided = erasures.decide(asked.id(), true, "approver");
        assertThat(erasures.destroy(decided)).as("messages that brought the record stay").isEmpty();
        attachments.sweep();
        erasures.finish(decided.id());

        // Then
        assertThat(attachments.named(record, "某某体检.pdf")).isEmpty();
        assertThat(attachments.open(other).readAllBytes()).isEqualTo(video);
        assertThat(database.dump()).doesNotContain("某某体检");
        assertThat(erasures.all(0, 10).getFirst().attachment()).isEqualTo(erased.id());
        assertThat(erasures.of(record)).as("its record is not erased").isEmpty();
        assertThat(erasures.anythingLeft(decided)).isFalse();
        Attachment gone = attachments.known(erased.id()).orElseThrow();
        refused(RecordError.ATTACHMENT_UNKNOWN, () -> erasures.request(gone, "x", "y", "head"));
    }

    @Test
    void whatNobodyKnowsIsSweptAndWhatIsBeingWrittenStays() throws IOException {
        // Given
        Attachment kept = attach("a", video);
        AttachmentDraft begun = attachments.begin(record, PIECE);
        begun.add(new ByteArrayInputStream(video));
        Path stray = home.resolve("attachments/00/00000000-0000-4000-8000-000000000000/000000");
        Files.createDirectories(stray.getParent());
        Files.write(stray, video);

        // When
        attachments.sweep();

        // Then
        assertThat(stray).doesNotExist();
        assertThat(attachments.open(kept).readAllBytes()).isEqualTo(video);
        assertThat(attachments.resume(begun.id()).orElseThrow().pieces()).isEqualTo(1);
    }
}
