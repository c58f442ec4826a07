package org.yijian.routes.transport.drop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.routes.RouteError;
import org.yijian.routes.intake.RawMetadata;
import org.yijian.routes.kit.Reception;
import org.yijian.security.error.FaultException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(120)
class DropPollIT {

    @TempDir
    private Path home;
    private Path out;
    private SshServer server;
    private Reception reception;

    @BeforeEach
    void start() throws IOException {
        Path root = Files.createDirectories(home.resolve("agency")).toRealPath();
        out = Files.createDirectories(root.resolve("out"));
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(home.resolve("host-key")));
        server.setPasswordAuthenticator((user, password, session) -> user.equals("hub") && password.equals("pw"));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        server.start();
        reception = new Reception(home.resolve("raw"));
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(true);
    }

    @Test
    void aFileThatRestsIsTakenAndMovedAndTheOthersAreLeft() throws IOException {
        try (DropPoll poll = sftp(fingerprint(), 1_000)) {
            // Given
            Files.writeString(out.resolve("penalties-1.csv"), "first");
            Files.writeString(out.resolve("half.csv.tmp"), "not yet");
            Files.writeString(out.resolve(".hidden"), "no");

            // When
            poll.poll(() -> true);
            assertThat(reception.received()).isEmpty();
            Files.writeString(out.resolve("growing.csv"), "still being written");
            poll.poll(() -> true);

            // Then
            assertThat(reception.received()).extracting(RawMetadata::fileName).containsExactly("penalties-1.csv");
            assertThat(out.resolve("done/penalties-1.csv")).hasContent("first");
            assertThat(out).isDirectoryContaining("glob:**/half.csv.tmp").isDirectoryContaining("glob:**/growing.csv");
        }
    }

    @Test
    void aFileOfTheSameNameLaterIsTakenToo() throws IOException {
        try (DropPoll poll = sftp(fingerprint(), 1_000)) {
            for (String content : List.of("monday", "tuesday, longer")) {
                Files.writeString(out.resolve("daily.csv"), content);
                poll.poll(() -> true);
                poll.poll(() -> true);
            }
            assertThat(reception.received()).extracting(reception::text).containsExactly("monday", "tuesday, longer");
        }
    }

    @Test
    void aFileThatCanNeverBeTakenIsPutAsideAndDoesNotHoldUpTheRest() throws IOException {
        try (DropPoll poll = sftp(fingerprint(), 10)) {
            // Given
            Files.writeString(out.resolve("a-large.csv"), "far more than ten bytes");
            Files.writeString(out.resolve("b-small.csv"), "small");

            // When
            poll.poll(() -> true);
            poll.poll(() -> true);

            // Then
            assertThat(out.resolve("refused/a-large.csv")).exists();
            assertThat(reception.received()).extracting(RawMetadata::fileName).containsExactly("b-small.csv");
        }
    }

    @Test
    void aServerWithAnotherKeyIsNotGivenThePassword() throws IOException {
        String other = "SHA256:" + "A".repeat(43);
        try (DropPoll poll = sftp(other, 1_000)) {
            assertThatThrownBy(() -> poll.poll(() -> true)).isInstanceOfSatisfying(FaultException.class,
                    thrown -> assertThat(thrown.fault().code()).isEqualTo(RouteError.WRONG_HOST_KEY));
        }
    }

    @Test
    void aRefusedLoginIsCalledThatAndNotAServerThatCannotBeReached() throws IOException {
        server.setPasswordAuthenticator((user, password, session) -> false);
        try (DropPoll poll = sftp(fingerprint(), 1_000)) {
            assertThatThrownBy(() -> poll.poll(() -> true)).isInstanceOfSatisfying(FaultException.class,
                    thrown -> assertThat(thrown.fault().code()).isEqualTo(RouteError.LOGIN_REFUSED));
            server.stop(true);
            assertThatThrownBy(() -> poll.poll(() -> true)).isInstanceOfSatisfying(FaultException.class,
                    thrown -> assertThat(thrown.fault().code()).isEqualTo(RouteError.UNREACHABLE));
        }
    }

    @Test
    void aLocalFolderWorksTheSameWay() throws IOException {
        // Given
        Path drop = Files.createDirectories(home.resolve("drop/trial"));
        Files.writeString(drop.resolve("a.csv"), "local");
        DropPoll poll = LocalFolder.poll(drop, reception.receiver(1_000), reception.activity());

        // When
        poll.poll(() -> true);
        poll.poll(() -> true);

        // Then
        assertThat(reception.received()).extracting(reception::text).containsExactly("local");
        assertThat(drop.resolve("done/a.csv")).exists();
    }

    private DropPoll sftp(String fingerprint, long limit) {
        return SftpServer.poll(
                new SftpServer.Address("127.0.0.1", server.getPort(), "hub", Set.of(fingerprint), "/out"), () -> "pw",
                reception.receiver(limit), reception.activity());
    }

    private String fingerprint() throws IOException {
        KeyPairProvider keys = server.getKeyPairProvider();
        try {
            return KeyUtils.getFingerPrint(BuiltinDigests.sha256, keys.loadKeys(null).iterator().next().getPublic());
        } catch (java.security.GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
