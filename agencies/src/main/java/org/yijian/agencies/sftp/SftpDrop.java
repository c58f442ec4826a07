package org.yijian.agencies.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.util.List;

import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** An SFTP server on loopback: one account, one folder, no shell, no forwarding. */
public final class SftpDrop implements AutoCloseable {

    private final SshServer server;
    private final KeyPair hostKey;

    private SftpDrop(SshServer server, KeyPair hostKey) {
        this.server = server;
        this.hostKey = hostKey;
    }

    /**
     * @param port port on loopback, 0 for any
     * @param root what the account sees as {@code /}; must exist
     * @param hostKeyFile kept there, made if missing
     */
    public static SftpDrop start(int port, String user, String password, Path root, Path hostKeyFile) {
        try {
            SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider(hostKeyFile);
            keys.setAlgorithm(KeyUtils.EC_ALGORITHM);
            keys.setKeySize(256);
            KeyPair hostKey = keys.loadKeys(null).iterator().next();
            restrict(hostKeyFile);
            SshServer server = SshServer.setUpDefaultServer();
            server.setHost("127.0.0.1");
            server.setPort(port);
            server.setKeyPairProvider(keys);
            server.setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE));
            server.setPasswordAuthenticator((name, word, session) -> name.equals(user) && same(word, password));
            server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
            // A root that is a symbolic link somewhere would make every path look like an escape from it.
            server.setFileSystemFactory(new VirtualFileSystemFactory(root.toRealPath()));
            server.start();
            return new SftpDrop(server, hostKey);
        } catch (IOException broken) {
            throw new UncheckedIOException("SFTP server on port " + port + ": " + broken.getMessage(), broken);
        }
    }

    public int port() {
        return server.getPort();
    }

    /** Fingerprint of the host key as {@code ssh-keygen -l} prints it, {@code SHA256:…}. */
    public String fingerprint() {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic());
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8),
                expected.getBytes(StandardCharsets.UTF_8));
    }

    private static void restrict(Path file) throws IOException {
        Files.setPosixFilePermissions(file,
                PosixFilePermissions.fromString("rw-------"));
    }
}
