package org.yijian.hub.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code reconcile}: lets OpenRefine on this machine match its tables against a hub. */
@Command(name = "reconcile", description = "Serve the hub's reconciliation service to OpenRefine on this machine.%n让本机的 OpenRefine 用枢纽核对名单。", mixinStandardHelpOptions = true)
final class ReconcileCommand implements Callable<Integer> {

    @Mixin
    private RunningHub running = new RunningHub();

    @Option(names = "--port", description = "port on loopback; default: ${DEFAULT-VALUE}", defaultValue = "18500")
    private int port = 18_500;

    @Option(names = "--origin", description = "where OpenRefine's pages are from; default: ${DEFAULT-VALUE}", defaultValue = "http://127.0.0.1:3333")
    private String origin = "http://127.0.0.1:3333";

    @Option(names = "--key-file", description = "keeps the secret part of the address, so that it stays the same; made if it is not there")
    private @Nullable Path keyFile;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (ReconcileProxy proxy = ReconcileProxy.start(running.connect("supervisor"), port, key(), origin)) {
            System.out.printf("在 OpenRefine 中“添加标准服务”，地址为 Add this standard service in OpenRefine:%n%s%n",
                    proxy.address());
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private String key() throws IOException {
        if (keyFile != null && Files.exists(keyFile)) {
            return Files.readString(keyFile).strip();
        }
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String key = HexFormat.of().formatHex(random);
        if (keyFile != null) {
            Files.createFile(keyFile,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(keyFile, key.getBytes(StandardCharsets.UTF_8), StandardOpenOption.TRUNCATE_EXISTING);
        }
        return key;
    }
}
