package org.yijian.routes.transport.drop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** A folder on an SFTP server. */
final class SftpFolder implements DropFolder {

    private final ClientSession session;
    private final SftpClient client;
    private final String folder;

    SftpFolder(ClientSession session, String folder) throws IOException {
        this.session = session;
        this.client = SftpClientFactory.instance().createSftpClient(session);
        this.folder = folder.endsWith("/") ? folder : folder + "/";
    }

    @Override
    public List<DropFile> list() throws IOException {
        List<DropFile> files = new ArrayList<>();
        for (SftpClient.DirEntry entry : client.readDir(folder)) {
            SftpClient.Attributes attributes = entry.getAttributes();
            boolean plainName = !entry.getFilename().contains("/") && !entry.getFilename().contains("\\");
            if (attributes.isRegularFile() && plainName) {
                FileTime changed = attributes.getModifyTime();
                files.add(new DropFile(entry.getFilename(), attributes.getSize(),
                        changed == null ? 0 : changed.toMillis()));
            }
        }
        return files;
    }

    @Override
    public InputStream open(DropFile file) throws IOException {
        return client.read(folder + file.name());
    }

    @Override
    public void move(DropFile file, String below) throws IOException {
        makeFolder(folder + below);
        String target = folder + below + "/" + file.name();
        if (exists(target)) {
            target = folder + below + "/" + file.changedMillis() + "-" + file.name();
        }
        client.rename(folder + file.name(), target);
    }

    private void makeFolder(String path) throws IOException {
        if (!exists(path)) {
            client.mkdir(path);
        }
    }

    private boolean exists(String path) throws IOException {
        try {
            client.stat(path);
            return true;
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try (session; client) {
            // Both are closed, the client first.
        }
    }
}
