package org.yijian.routes.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.yijian.routes.definition.AllowedHosts;
import org.yijian.routes.definition.DefinitionReader;
import org.yijian.routes.intake.Intake;
import org.yijian.routes.intake.RawMetadata;
import org.yijian.routes.intake.RawStore;
import org.yijian.routes.traffic.RouteActivity;
import org.yijian.routes.traffic.TrafficListener;
import org.yijian.routes.transport.Receiver;
import org.yijian.security.privacy.StreamEncryption;

/** A real intake on a folder, with a queue in memory: what transports hand over is looked at here. */
public final class Reception {

    private static final String DEFINITION = "{\"id\":\"test\",\"blueprint\":\"http-push\",\"connector\":\"lines\"}";

    private final ListQueue queue = new ListQueue();
    private final MemoryMarks marks = new MemoryMarks();
    private final RouteActivity activity = new RouteActivity("test", TrafficListener.none(), Clock.systemUTC());
    private final RawStore store;
    private final Intake intake;

    public Reception(Path folder) {
        try {
            store = new RawStore(folder, new StreamEncryption(new byte[32]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        intake = new Intake(store, queue, id -> queue.tickets().contains(id), 50_000_000, Clock.systemUTC());
    }

    public Intake intake() {
        return intake;
    }

    public ListQueue queue() {
        return queue;
    }

    public MemoryMarks marks() {
        return marks;
    }

    public RouteActivity activity() {
        return activity;
    }

    public Receiver receiver(long limit) {
        return new Receiver(
                new DefinitionReader(AllowedHosts.LOOPBACK).read("test", DEFINITION.getBytes(StandardCharsets.UTF_8)),
                intake, activity, limit);
    }

    /** What was received, in order, without duplicates. */
    public List<RawMetadata> received() {
        return queue.tickets().stream().distinct().map(this::metadata).toList();
    }

    private RawMetadata metadata(UUID id) {
        try {
            return store.metadata(id).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message's bytes as text. */
    public String text(RawMetadata metadata) {
        try (InputStream raw = store.open(metadata.exchangeId())) {
            return new String(raw.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
