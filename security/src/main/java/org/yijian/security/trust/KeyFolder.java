package org.yijian.security.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.storage.DurableFile;

/**
 * The files behind a {@link KeyRing}. A new folder is filled beside its place and renamed, so that a crash leaves a whole
 * one or none; a folder that lacks a file is refused, never completed, because a new key would silently orphan what the
 * old one protects.
 */
final class KeyFolder {

    static final int MASTER_BYTES = 32;

    private static final String NEXT = "next-";
    private static final String RETIRED = "retired-";
    private static final String HANDOVER = ".handover";
    private static final Pattern RETIRED_FILE = Pattern.compile("retired-([a-z0-9-]+)\\.([0-9]{1,12})\\.pem");

    private static final Set<PosixFilePermission> OTHERS = EnumSet.complementOf(EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    private final Path folder;

    KeyFolder(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    boolean isNew() {
        try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new FaultException(Fault.of(SecurityError.KEYS_UNREADABLE, folder), e);
        }
    }

    void create(Clock clock) {
        try {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new FaultException(SecurityError.KEYS_UNREADABLE, folder);
            }
            Files.createDirectories(parent);
            Path unfinished = parent.resolve("." + folder.getFileName() + ".unfinished");
            deleteTree(unfinished);
            Files.createDirectory(unfinished,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            fill(unfinished, clock);
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            DurableFile.syncFolder(parent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<KeyPurpose, SigningKey> keys(Clock clock) {
        char[] password = text("password").toCharArray();
        Map<KeyPurpose, SigningKey> keys = new EnumMap<>(KeyPurpose.class);
        for (KeyPurpose purpose : KeyPurpose.values()) {
            if (purpose.addedLater() && !Files.exists(folder.resolve(purpose.fileName() + ".p12"))) {
                complete(purpose, password, clock);
            }
            keys.put(purpose, KeyStoreFile.read(secret(purpose.fileName() + ".p12"), password));
        }
        return keys;
    }

    private void complete(KeyPurpose purpose, char[] password, Clock clock) {
        try {
            write(folder, purpose.fileName(), authority(purpose.national(), clock).issue(
                    "Yijian hub " + purpose.fileName(), purpose.algorithm(), purpose.profile()), new String(password));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CertificateAuthority authority(boolean national, Clock clock) {
        return CertificateAuthority.of(KeyStoreFile.read(secret(national ? "authority-sm2.p12" : "authority.p12"),
                text("password").toCharArray()), clock);
    }

    /** The key that is announced and not in use yet. */
    Optional<SigningKey> next(KeyPurpose purpose) {
        String name = NEXT + purpose.fileName() + ".p12";
        return Files.exists(folder.resolve(name))
                ? Optional.of(KeyStoreFile.read(secret(name), text("password").toCharArray()))
                : Optional.empty();
    }

    /**
     * Makes the next key of a purpose.
     *
     * @param statement what the key in use says of its successor; written first, so that no successor is without
     */
    SigningKey announce(KeyPurpose purpose, Clock clock, Function<SigningKey, Optional<String>> statement) {
        SigningKey key = authority(purpose.national(), clock).issue("Yijian hub " + purpose.fileName(),
                purpose.algorithm(), purpose.profile());
        try {
            Optional<String> handover = statement.apply(key);
            if (handover.isPresent()) {
                DurableFile.write(folder.resolve(NEXT + purpose.fileName() + HANDOVER),
                        handover.get().getBytes(StandardCharsets.UTF_8));
            }
            write(folder, NEXT + purpose.fileName(), key, text("password"));
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the next key in the place of the one in use, of which the certificate is kept. A crash leaves one of both. */
    void activate(KeyPurpose purpose, RetiredKey retired) {
        String name = purpose.fileName();
        try {
            CertificateFile.write(folder.resolve(RETIRED + name + "." + retired.at().getEpochSecond() + ".pem"),
                    List.of(retired.certificate()));
            if (Files.exists(folder.resolve(NEXT + name + HANDOVER))) {
                Files.move(folder.resolve(NEXT + name + HANDOVER),
                        folder.resolve(RETIRED + name + "." + retired.at().getEpochSecond() + HANDOVER),
                        StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            for (String ending : List.of(".pem", ".p12")) {
                Files.move(folder.resolve(NEXT + name + ending), folder.resolve(name + ending),
                        StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            DurableFile.syncFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Certificates of keys that are no longer in use, the newest first. */
    List<RetiredKey> retired() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> RETIRED_FILE.matcher(String.valueOf(file.getFileName()))).filter(Matcher::matches)
                    .map(name -> new RetiredKey(purpose(name.group(1)),
                            CertificateFile.read(folder.resolve(name.group())).getFirst(),
                            Instant.ofEpochSecond(Long.parseLong(name.group(2)))))
                    .sorted(Comparator.comparing(RetiredKey::at).reversed()).toList();
        } catch (IOException e) {
            throw new FaultException(Fault.of(SecurityError.KEYS_UNREADABLE, folder), e);
        }
    }

    /** All certificates in the folder. */
    List<X509Certificate> certificates() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".pem"))
                    .map(file -> CertificateFile.read(file).getFirst()).toList();
        } catch (IOException e) {
            throw new FaultException(Fault.of(SecurityError.KEYS_UNREADABLE, folder), e);
        }
    }

    /** What keys of a purpose said of their successors, the oldest first. */
    List<String> handovers(KeyPurpose purpose) {
        Pattern name = Pattern.compile(
                "(retired-" + purpose.fileName() + "\\.[0-9]{1,12}|next-" + purpose.fileName() + ")\\.handover");
        try (Stream<Path> files = Files.list(folder)) {
            // "next" is after "retired" only in time
            List<Path> found = files.filter(file -> name.matcher(String.valueOf(file.getFileName())).matches())
                    .sorted(Comparator.comparing((Path file) -> String.valueOf(file.getFileName()).startsWith(NEXT))
                            .thenComparing(Path::getFileName))
                    .toList();
            List<String> handovers = new ArrayList<>();
            for (Path file : found) {
                handovers.add(Files.readString(file, StandardCharsets.UTF_8));
            }
            return handovers;
        } catch (IOException e) {
            throw new FaultException(Fault.of(SecurityError.KEYS_UNREADABLE, folder), e);
        }
    }

    private static KeyPurpose purpose(String fileName) {
        return KeyPurpose.valueOf(fileName.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    byte[] master() {
        byte[] master = decode(text("master.key"));
        if (master.length != MASTER_BYTES) {
            throw new FaultException(SecurityError.KEYS_UNREADABLE, folder.resolve("master.key"));
        }
        return master;
    }

    private byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.of(SecurityError.KEYS_UNREADABLE, folder.resolve("master.key")), e);
        }
    }

    private String text(String name) {
        try {
            return Files.readString(secret(name), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new FaultException(Fault.of(SecurityError.KEYS_UNREADABLE, folder.resolve(name)), e);
        }
    }

    /** The file, if nobody else can read it. */
    private Path secret(String name) {
        Path file = folder.resolve(name);
        try {
            Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
            if (granted.stream().anyMatch(OTHERS::contains)) {
                throw new FaultException(SecurityError.KEYS_TOO_OPEN, file);
            }
            return file;
        } catch (IOException e) {
            throw new FaultException(Fault.of(SecurityError.KEYS_UNREADABLE, file), e);
        }
    }

    private static void fill(Path into, Clock clock) throws IOException {
        String password = random(24);
        DurableFile.writeSecret(into.resolve("password"), password.getBytes(StandardCharsets.US_ASCII));
        DurableFile.writeSecret(into.resolve("master.key"), random(MASTER_BYTES).getBytes(StandardCharsets.US_ASCII));
        CertificateAuthority authority = CertificateAuthority.create("Yijian hub authority", KeyAlgorithm.ECDSA_P256,
                clock);
        CertificateAuthority national = CertificateAuthority.create("Yijian hub authority SM2", KeyAlgorithm.SM2,
                clock);
        write(into, "authority", authority.key(), password);
        write(into, "authority-sm2", national.key(), password);
        for (KeyPurpose purpose : KeyPurpose.values()) {
            CertificateAuthority issuer = purpose.national() ? national : authority;
            write(into, purpose.fileName(),
                    issuer.issue("Yijian hub " + purpose.fileName(), purpose.algorithm(), purpose.profile()), password);
        }
    }

    private static void write(Path into, String name, SigningKey key, String password) throws IOException {
        KeyStoreFile.write(into.resolve(name + ".p12"), key, password.toCharArray());
        CertificateFile.write(into.resolve(name + ".pem"), List.of(key.certificate()));
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
