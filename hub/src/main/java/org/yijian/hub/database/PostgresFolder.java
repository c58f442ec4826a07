package org.yijian.hub.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * The folder of the embedded database: the cluster in {@code data/}, the port in {@code port}.
 *
 * @param root the folder
 */
record PostgresFolder(Path root) {

    static final String USER = "yijian";

    Path data() {
        return root.resolve("data");
    }

    /** Makes a new database cluster if there is none yet; a start that was killed in the middle leaves none. */
    void initialise(PostgresPrograms programs, String password) throws IOException {
        if (Files.exists(data().resolve("PG_VERSION"))) {
            return;
        }
        Path fresh = Files.createTempDirectory(root, "initialising-");
        Path passwordFile = Files.createTempFile(root, "initialising-", ".txt",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(passwordFile, password + "\n");
            programs.run("initdb", "-D", fresh.toString(), "-U", USER, "--pwfile", passwordFile.toString(), "-A",
                    "scram-sha-256", "-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
                    "--locale=C", "--no-instructions");
        } finally {
            Files.delete(passwordFile);
        }
        Files.writeString(fresh.resolve("postgresql.conf"), "include 'yijian.conf'\n", StandardOpenOption.APPEND);
        Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Writes the settings: loopback only, durable, modest in memory. */
    void configure(int port) throws IOException {
        Files.writeString(data().resolve("yijian.conf"), """
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 60
                shared_buffers = 192MB
                work_mem = 8MB
                maintenance_work_mem = 96MB
                max_wal_size = 4GB
                min_wal_size = 256MB
                checkpoint_timeout = 15min
                synchronous_commit = on
                fsync = on
                full_page_writes = on
                jit = off
                timezone = 'UTC'
                log_timezone = 'UTC'
                lc_messages = 'C'
                log_min_messages = warning
                """.formatted(port));
    }

    /** The port of last time if nobody else has it now, otherwise a new one; kept for next time. */
    int choosePort() throws IOException {
        Optional<Integer> known = knownPort();
        int port = known.isPresent() && isFree(known.get()) ? known.get() : freePort();
        Files.writeString(root.resolve("port"), Integer.toString(port));
        return port;
    }

    Optional<Integer> knownPort() throws IOException {
        Path file = root.resolve("port");
        return Files.exists(file) ? Optional.of(Integer.valueOf(Files.readString(file).strip())) : Optional.empty();
    }

    /** The server that still runs on this folder, for example after the hub was killed. */
    Optional<ProcessHandle> survivor() throws IOException {
        Path pidFile = data().resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> process = lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                        .filter(handle -> handle.isAlive() && handle.info().commandLine().orElse("")
                                .contains(data().toString()));
        if (process.isEmpty()) {
            // Left by a server that died with the machine: its process id may be another program's by now.
            Files.delete(pidFile);
        }
        return process;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
