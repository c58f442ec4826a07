package org.yijian.hub.configuration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

import org.yijian.hub.HubError;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/**
 * Secrets as files, one each, readable by the owner only.
 *
 * @param folder where they are
 */
public record Secrets(Path folder) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BYTES = 24;

    /** The secret, made up on first use. */
    public String readOrCreate(String name) {
        return read(name).orElseGet(() -> create(name));
    }

    /** The secret, if there is one. */
    public Optional<String> read(String name) {
        Path file = folder.resolve(name);
        return inside(file) && Files.isRegularFile(file) ? Optional.of(content(file)) : Optional.empty();
    }

    /** The content of a secret file that the operator named. */
    public static String content(Path file) {
        try {
            String text = Files.readString(file).strip();
            if (text.isEmpty()) {
                throw new FaultException(HubError.SECRET_UNREADABLE, file);
            }
            return text;
        } catch (IOException e) {
            throw new FaultException(Fault.of(HubError.SECRET_UNREADABLE, file), e);
        }
    }

    private boolean inside(Path file) {
        return file.normalize().startsWith(folder) && folder.equals(file.normalize().getParent());
    }

    private String create(String name) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Path file = folder.resolve(name);
        try {
            write(file, text);
            return text;
        } catch (FileAlreadyExistsException someoneWasFaster) {
            return content(file);
        } catch (IOException e) {
            throw new FaultException(Fault.of(HubError.SECRET_UNREADABLE, file), e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        FileAttribute<?> ownerOnly = PosixFilePermissions
                .asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = Files.newByteChannel(file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            channel.write(java.nio.ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
