package org.yijian.hub.erasure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.yijian.records.ledger.personal.Erasure;
import org.yijian.security.storage.DurableFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which keys of personal data must not come back from a backup: a file beside the database, one JSON object a line, only
 * ever added to. Keep it with every backup, and never restore an older one over it: what it lists is destroyed again when
 * the hub starts. It holds ids and the grounds, no personal data.
 */
public final class DestroyedKeys {

    /** Its name in the folder {@code erasures}. */
    public static final String NAME = "keys-not-to-restore.jsonl";

    private final Path folder;
    private final Path file;

    /** @param folder normally {@code home/erasures} */
    public DestroyedKeys(Path folder) {
        this.folder = folder;
        this.file = folder.resolve(NAME);
    }

    /** Adds an erasure; durable when this returns. Adding one again does no harm. */
    public synchronized void add(Erasure erasure) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("erasure", erasure.id().toString());
        line.put("records", erasure.records().stream().map(UUID::toString).toList());
        if (erasure.attachment() != null) {
            line.put("attachment", erasure.attachment().toString());
        }
        line.put("reason", erasure.reason());
        line.put("legalBasis", erasure.legalBasis());
        line.put("requestedBy", erasure.requestedBy());
        line.put("requestedAt", erasure.requestedAt().toString());
        line.put("approvedBy", String.valueOf(erasure.decidedBy()));
        line.put("approvedAt", String.valueOf(erasure.decidedAt()));
        append(JsonMapper.shared().writeValueAsString(line) + "\n");
    }

    private void append(String line) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                DurableFile.writeSecret(file, new byte[0]);
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                ByteBuffer left = ByteBuffer.wrap(cutShort()
                        ? ("\n" + line).getBytes(StandardCharsets.UTF_8)
                        : line.getBytes(StandardCharsets.UTF_8));
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a crash left a line without its end; what comes next must not be taken for a part of it. */
    private boolean cutShort() throws IOException {
        byte[] content = Files.readAllBytes(file);
        return content.length > 0 && content[content.length - 1] != '\n';
    }

    /** All that were added. A line that a crash cut short belongs to an erasure that is carried out anyway. */
    public synchronized List<Erasure> all() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<Erasure> all = new ArrayList<>();
            // a line may be cut short inside a character
            for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList()) {
                if (line.endsWith("}")) {
                    all.add(erasure(JsonMapper.shared().readTree(line)));
                }
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Erasure erasure(JsonNode line) {
        List<UUID> records = line.path("records").values().stream().map(id -> UUID.fromString(id.asString())).toList();
        UUID attachment = line.has("attachment") ? UUID.fromString(line.path("attachment").asString()) : null;
        return new Erasure(UUID.fromString(line.path("erasure").asString()), Erasure.State.DONE, records, attachment,
                line.path("reason").asString(), line.path("legalBasis").asString(),
                line.path("requestedBy").asString(), Instant.parse(line.path("requestedAt").asString()),
                line.path("approvedBy").asString(), Instant.parse(line.path("approvedAt").asString()), null);
    }
}
