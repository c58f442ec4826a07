package org.yijian.agencies;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.StreamSupport;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;

/** Fetches files as a hub does: checks the host key of the route, signs in, reads, moves to {@code done/}. */
public final class HubOverSftp implements AutoCloseable {

    private final SshClient ssh = SshClient.setUpDefaultClient();
    private final SftpClient files;

    public HubOverSftp(TrialHub hub, String route, String password) throws IOException {
        String expected = hub.parameter(route, "hostKey").asString();
        ssh.setServerKeyVerifier((session, address, key) -> expected
                .equals(KeyUtils.getFingerPrint(BuiltinDigests.sha256, key)));
        ssh.start();
        ClientSession session = ssh.connect(hub.parameter(route, "user").asString(),
                hub.parameter(route, "host").asString(), hub.parameter(route, "port").asInt()).verify(10_000)
                .getSession();
        session.addPasswordIdentity(password);
        session.auth().verify(10_000);
        this.files = SftpClientFactory.instance().createSftpClient(session);
    }

    /** Names of the files that are ready. */
    public List<String> list(String folder) throws IOException {
        return StreamSupport.stream(files.readDir(folder).spliterator(), false).map(SftpClient.DirEntry::getFilename)
                .filter(name -> !name.startsWith(".")).sorted().toList();
    }

    public byte[] read(String path) throws IOException {
        try (InputStream in = files.read(path)) {
            return in.readAllBytes();
        }
    }

    public void moveToDone(String name) throws IOException {
        if (!list("/out").contains("done")) {
            files.mkdir("/out/done");
        }
        files.rename("/out/" + name, "/out/done/" + name);
    }

    @Override
    public void close() throws IOException {
        files.close();
        ssh.close();
    }
}
