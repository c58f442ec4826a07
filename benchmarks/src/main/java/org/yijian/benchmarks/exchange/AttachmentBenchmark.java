package org.yijian.benchmarks.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.yijian.hub.command.Yijian;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * One large attachment from the PUT at one hub until the other has it on disk, checked and receipted, and what the other
 * hands out then. Both hubs are processes of their own with a small heap. Yardstick: the same file by one plain PUT over
 * TLS 1.3, before and after, in a process without such a limit.
 */
@Command(name = "attachment", description = "A large attachment between two hubs with small heaps, beside a plain upload.")
public final class AttachmentBenchmark implements Callable<Integer> {

    private static final int CHUNK = 1 << 20;

    @Option(names = "--megabytes", defaultValue = "2048", description = "length of the attachment in MiB (${DEFAULT-VALUE})")
    private int megabytes;

    @Option(names = "--heap", defaultValue = "256", description = "limit of each hub's heap in MiB (${DEFAULT-VALUE})")
    private int heap;

    @Option(names = "--profile", defaultValue = "international", description = "profile of both hubs: international or gm (${DEFAULT-VALUE})")
    private String profile = "";

    @Option(names = "--hub-jar", required = true)
    private Path jar = Path.of("");

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("yijian-attachment-");
        try (AttachingHub one = new AttachingHub(jar, folder.resolve("one"), heap, "500106", profile);
                AttachingHub other = new AttachingHub(jar, folder.resolve("other"), heap, "510107", profile);
                PlainUpload plain = new PlainUpload(Files.createDirectories(folder.resolve("plain")))) {
            Path file = folder.resolve("film.bin");
            String sha256 = write(file);
            introduce(one, other);
            String here = one.licence();
            String there = other.received(one.region());
            double before = plain.seconds(file);
            boolean whole = measure(one, other, new Way(file, sha256, here, there));
            double after = plain.seconds(file);
            out.printf("plain upload %.1f s, %.0f MB/s%n", (before + after) / 2, rate((before + after) / 2));
            return whole ? 0 : 1;
        } finally {
            remove(folder);
        }
    }

    /** The file, its digest, and the record that it belongs to at both hubs. */
    private record Way(Path file, String sha256, String here, String there) {}

    private boolean measure(AttachingHub one, AttachingHub other, Way way) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        one.attach(way.here(), way.file());
        double kept = (System.nanoTime() - begun) / 1e9;
        String arrived = other.awaitAttachment(way.there());
        double sent = (System.nanoTime() - begun) / 1e9;
        String handedOut = other.download(way.there());
        boolean whole = arrived.equals(way.sha256()) && handedOut.equals(way.sha256());
        out.printf(
                "%d MiB: kept, sealed and logged after %.1f s; at the partner, checked and on disk after %.1f s, %.0f MB/s%n",
                megabytes, kept, sent, rate(sent));
        out.printf("digest at the partner and of what it hands out: %s%n", whole ? "the same" : "DIFFERENT");
        out.printf("heap limit %d MiB each; resident at most %d and %d MiB%n", heap, one.peakMegabytes(),
                other.peakMegabytes());
        return whole;
    }

    private double rate(double seconds) {
        return megabytes * (double) CHUNK / 1e6 / seconds;
    }

    private void introduce(AttachingHub one, AttachingHub other) throws IOException, InterruptedException {
        one.start();
        other.start();
        if (Yijian.run("introduce-demo", "--home", one.home().toString(), "--partner-home", other.home().toString(),
                "--whole", "--attachments") != 0) {
            throw new IOException("the hubs were not introduced");
        }
    }

    /** Writes what no compression makes smaller, and gives its SHA-256. */
    private String write(Path file) throws IOException {
        MessageDigest digest = sha256();
        SplittableRandom random = new SplittableRandom(megabytes);
        byte[] chunk = new byte[CHUNK];
        try (OutputStream written = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            for (int i = 0; i < megabytes; i++) {
                random.nextBytes(chunk);
                written.write(chunk);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** SHA-256 of a stream. */
    static String digest(InputStream content) throws IOException {
        MessageDigest digest = sha256();
        try (OutputStream nowhere = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            content.transferTo(nowhere);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the platform has no SHA-256", e);
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(all::add);
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
