package org.yijian.routes.transport.drop;

import java.io.IOException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.yijian.routes.RouteError;
import org.yijian.routes.traffic.RouteActivity;
import org.yijian.routes.transport.Receiver;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/** An SFTP server that is known by the fingerprint of its key; one with another key is never given the password. */
public final class SftpServer implements DropFolder.Opener {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /**
     * Where it is and who we are there.
     *
     * @param fingerprints of its key, as {@code ssh-keygen -l} prints them; any of them will do
     */
    public record Address(String host, int port, String user, Set<String> fingerprints, String folder) {

        public Address {
            fingerprints = Set.copyOf(fingerprints);
        }
    }

    private final Address address;
    private final Supplier<String> password;
    private final SshClient client = SshClient.setUpDefaultClient();
    private final AtomicBoolean impostor = new AtomicBoolean();

    private SftpServer(Address address, Supplier<String> password) {
        this.address = address;
        this.password = password;
        client.setServerKeyVerifier((session, remote, key) -> isKnown(key));
        client.start();
    }

    /** Polls a folder of the server. */
    public static DropPoll poll(Address address, Supplier<String> password, Receiver receiver,
            RouteActivity activity) {
        return new DropPoll(new SftpServer(address, password), receiver, activity);
    }

    private boolean isKnown(PublicKey key) {
        String fingerprint = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
        boolean known = address.fingerprints().stream().anyMatch(pin -> unpadded(pin).equals(unpadded(fingerprint)));
        impostor.set(!known);
        return known;
    }

    private static String unpadded(String fingerprint) {
        return fingerprint.endsWith("=") ? fingerprint.substring(0, fingerprint.length() - 1) : fingerprint;
    }

    @Override
    public DropFolder open() {
        String where = address.host() + ":" + address.port();
        ClientSession session = null;
        try {
            session = client.connect(address.user(), address.host(), address.port()).verify(PATIENCE).getSession();
            session.addPasswordIdentity(password.get());
            session.auth().verify(PATIENCE);
            return new SftpFolder(session, address.folder());
        } catch (IOException e) {
            close(session, e);
            if (impostor.get()) {
                throw new FaultException(Fault.of(RouteError.WRONG_HOST_KEY, where), e);
            }
            boolean refused = e instanceof SshException ssh
                    && ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE;
            throw new FaultException(Fault.of(refused ? RouteError.LOGIN_REFUSED : RouteError.UNREACHABLE, where,
                    String.valueOf(e.getMessage())), e);
        }
    }

    private static void close(@org.jspecify.annotations.Nullable ClientSession session, IOException failure) {
        if (session != null) {
            try {
                session.close();
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }

    @Override
    public void close() {
        client.stop();
    }
}
