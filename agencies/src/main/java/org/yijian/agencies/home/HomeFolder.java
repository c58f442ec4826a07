package org.yijian.agencies.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The home folder of a hub, as an agency's clerk fills it in: what is there already stays. Files are complete when they
 * appear, because the hub looks at the folder while it runs.
 */
public final class HomeFolder {

    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    public HomeFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        within("secrets");
        within("routes");
    }

    public Path path() {
        return folder;
    }

    /** A folder for the agency's own state; made if missing. */
    public Path agencyFolder(String agency) {
        return within("agencies/" + agency);
    }

    /** The secret of that name, one line; made up if it is not there. */
    public String secret(String name) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        Path file = folder.resolve("secrets").resolve(name);
        writeOnce(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        return read(file).strip();
    }

    /** Writes a route definition unless the operator has one of that id. */
    public void route(String id, String blueprint, String connector, Map<String, Object> parameters) {
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("id", id);
        definition.put("blueprint", blueprint);
        definition.put("connector", connector);
        definition.put("enabled", true);
        definition.put("parameters", new LinkedHashMap<>(parameters));
        writeOnce(folder.resolve("routes").resolve(id + ".json"), JSON.writeValueAsString(definition) + "\n");
    }

    /** How a route refers to a secret. */
    public static Map<String, String> secretReference(String name) {
        return Map.of("secret", name);
    }

    /** Writes a file that whoever sends is trusted by, for example {@code ca.pem}, unless it is there. */
    public void trust(String source, String fileName, String text) {
        writeOnce(within("trust/" + source).resolve(fileName), text);
    }

    /**
     * Keeps a message until it is delivered, so that trying again after a restart sends the very same bytes.
     *
     * @param file the agency's own file for it
     * @return what was kept before, else the new message
     */
    public static byte[] keep(Path file, Supplier<byte[]> message) {
        if (!Files.exists(file)) {
            writeOnce(file, new String(message.get(), StandardCharsets.UTF_8));
        }
        return read(file).getBytes(StandardCharsets.UTF_8);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Writes a file that only its owner may read, in one step, replacing what was there. */
    static void replace(Path file, String text) {
        try {
            Files.move(temporary(file, text), file, StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Writes the file in one step unless it is there; of several writers the first one wins. */
    static void writeOnce(Path file, String text) {
        if (Files.exists(file)) {
            return;
        }
        try {
            Path temporary = temporary(file, text);
            try {
                Files.createLink(file, temporary);
            } catch (FileAlreadyExistsException someoneWasFaster) {
                return;
            } finally {
                Files.delete(temporary);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Path temporary(Path file, String text) throws IOException {
        Path temporary = Files.createTempFile(file.getParent(), ".", ".tmp", PRIVATE_FILE);
        return Files.writeString(temporary, text);
    }

    private Path within(String name) {
        try {
            return Files.createDirectories(folder.resolve(name), PRIVATE_FOLDER);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
