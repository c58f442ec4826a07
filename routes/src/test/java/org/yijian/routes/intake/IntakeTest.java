package org.yijian.routes.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.routes.RouteError;
import org.yijian.routes.kit.ListQueue;
import org.yijian.security.error.FaultException;
import org.yijian.security.privacy.StreamEncryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IntakeTest {

    @TempDir
    private Path folder;
    private RawStore store;
    private Intake intake;
    private final ListQueue queue = new ListQueue();
    private boolean finished;

    @BeforeEach
    void open() throws IOException {
        store = new RawStore(folder, new StreamEncryption(new byte[32]));
        intake = new Intake(store, queue, id -> finished, 100_000, Clock.systemUTC());
    }

    @Test
    void whatWasReceivedIsReadBackByteForByte() throws IOException {
        // Given
        byte[] body = "名称,地址\n松鹤养老院,沙坪坝\n".repeat(500).getBytes(UTF_8);

        // When
        IntakeReceipt receipt = intake.receive(request("m-1"), new ByteArrayInputStream(body));

        // Then
        try (InputStream raw = store.open(receipt.exchangeId())) {
            assertThat(raw.readAllBytes()).isEqualTo(body);
        }
        RawMetadata metadata = store.metadata(receipt.exchangeId()).orElseThrow();
        assertThat(metadata.bytes()).isEqualTo(body.length);
        assertThat(metadata.messageId()).isEqualTo("m-1");
        assertThat(receipt.duplicate()).isFalse();
        assertThat(queue.tickets()).containsExactly(receipt.exchangeId());
    }

    @Test
    void nothingOfTheContentOrItsNameIsReadableOnDisk() throws IOException {
        // Given, When
        intake.receive(request("m-1"), body("a secret sentence that must not be found"));

        // Then
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).singleElement().satisfies(file -> {
                String content = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
                assertThat(content).doesNotContain("secret").doesNotContain("file.csv");
            });
        }
    }

    @Test
    void aReplayedMessageIsRecognised() {
        // Given
        IntakeReceipt first = intake.receive(request("m-1"), body("same"));
        finished = true;

        // When
        IntakeReceipt second = intake.receive(request("m-1"), body("same"));

        // Then
        assertThat(second).isEqualTo(new IntakeReceipt(first.exchangeId(), true));
        assertThat(queue.tickets()).hasSize(1);
    }

    @Test
    void aReplayOfAnUnfinishedMessageGetsAnotherTicket() {
        // Given a message whose ticket was lost with the broker
        queue.setAway(true);
        assertThatThrownBy(() -> intake.receive(request("m-1"), body("same"))).satisfies(isFault(RouteError.TRY_LATER));
        queue.setAway(false);

        // When
        IntakeReceipt receipt = intake.receive(request("m-1"), body("same"));

        // Then
        assertThat(receipt.duplicate()).isTrue();
        assertThat(queue.tickets()).containsExactly(receipt.exchangeId());
    }

    @Test
    void theSameIdWithOtherBytesIsAConflict() {
        // Given
        intake.receive(request("m-1"), body("one"));

        // When, Then
        assertThatThrownBy(() -> intake.receive(request("m-1"), body("two"))).satisfies(isFault(RouteError.CONFLICT));
        assertThat(queue.tickets()).hasSize(1);
    }

    @Test
    void withoutAnIdTheBytesAndHowTheyAreReadAreTheId() {
        // Given, When
        UUID first = intake.receive(request(null), body("one")).exchangeId();
        UUID second = intake.receive(request(null), body("two")).exchangeId();
        IntakeReceipt again = intake.receive(request(null), body("one"));
        IntakeReceipt renamed = intake.receive(
                new IntakeRequest("lines", null, "lines", "lines", "right.csv", "text/csv", Map.of()), body("one"));
        IntakeReceipt declared = intake.receive(new IntakeRequest("lines", null, "lines", "lines", "file.csv",
                "text/csv; charset=GB18030", Map.of()), body("one"));

        // Then
        assertThat(second).isNotEqualTo(first);
        assertThat(renamed.duplicate()).isFalse();
        assertThat(declared.duplicate()).isFalse();
        assertThat(again).isEqualTo(new IntakeReceipt(first, true));
    }

    @Test
    void tooLargeIsRefusedAndLeavesNothingBehind() throws IOException {
        // Given
        InputStream large = new ByteArrayInputStream(new byte[100_001]);

        // When, Then
        assertThatThrownBy(() -> intake.receive(request("m-1"), large)).satisfies(isFault(RouteError.TOO_LARGE));
        assertNothingStored();
    }

    @Test
    void anEmptyMessageIsRefused() throws IOException {
        assertThatThrownBy(() -> intake.receive(request("m-1"), body(""))).satisfies(isFault(RouteError.EMPTY));
        assertNothingStored();
    }

    @Test
    void aSenderThatBreaksOffLeavesNothingBehind() throws IOException {
        // Given
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(new byte[70_000]), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        });

        // When, Then
        assertThatThrownBy(() -> intake.receive(request("m-1"), broken))
                .satisfies(isFault(RouteError.SENDER_BROKE_OFF));
        assertNothingStored();
    }

    @Test
    void headersFromOutsideEndAtTheEdge() throws IOException {
        // Given
        Map<String, String> outside = Map.of("CamelFileName", "../../etc/passwd", "CamelHttpUri", "http://evil",
                "org.apache.camel.foo", "x", "JMSReplyTo", "queue://elsewhere", "dataset", "facility\r\nX: y");

        // When
        UUID id = intake.receive(new IntakeRequest("lines", "m-1", "r", "lines", "../../a/file.csv", "text/csv",
                outside), body("x")).exchangeId();

        // Then
        RawMetadata metadata = store.metadata(id).orElseThrow();
        assertThat(metadata.attributes()).containsExactly(Map.entry("dataset", "facilityX: y"));
        assertThat(metadata.fileName()).isEqualTo("file.csv");
    }

    @Test
    void anAlteredFileIsNotTakenForTheMessage() throws IOException {
        // Given
        UUID id = intake.receive(request("m-1"), body("one")).exchangeId();
        UUID other = intake.receive(request("m-2"), body("two")).exchangeId();
        Path file = path(id);

        // When somebody puts another message in its place
        Files.copy(path(other), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        // Then
        assertThatThrownBy(() -> store.open(id)).satisfies(isFault(RouteError.RAW_DAMAGED));
    }

    private Path path(UUID id) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith(id.toString())).findFirst().orElseThrow();
        }
    }

    private void assertNothingStored() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
        assertThat(queue.tickets()).isEmpty();
    }

    private static java.util.function.Consumer<Throwable> isFault(RouteError error) {
        return thrown -> assertThat(((FaultException) thrown).fault().code()).isEqualTo(error);
    }

    private static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static IntakeRequest request(@org.jspecify.annotations.Nullable String messageId) {
        return new IntakeRequest("lines", messageId, "lines", "lines", "file.csv", "text/csv", Map.of());
    }
}
