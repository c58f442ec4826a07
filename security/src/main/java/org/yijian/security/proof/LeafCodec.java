package org.yijian.security.proof;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.yijian.security.json.CanonicalJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Leaves as the canonical JSON bytes that are hashed into the log. */
public final class LeafCodec {

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX")
            .withZone(ZoneOffset.UTC);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LeafCodec() {
    }

    /**
     * The bytes that go into the log.
     *
     * @throws IllegalArgumentException if they would exceed {@link Leaf#MAX_BYTES}
     */
    public static byte[] encode(Leaf leaf) {
        Map<String, Object> content = new HashMap<>();
        content.put("v", 1);
        content.put("type", leaf.type().wire());
        content.put("actor", leaf.actor());
        content.put("action", leaf.action());
        content.put("objectRef", leaf.objectRef());
        content.put("decision", leaf.decision());
        content.put("time", MILLIS.format(leaf.time()));
        if (leaf.commitment() != null) {
            content.put("commitment", leaf.commitment());
        }
        if (leaf.cmsHash() != null) {
            content.put("cmsHash", leaf.cmsHash());
        }
        byte[] bytes = CanonicalJson.of(content);
        if (bytes.length > Leaf.MAX_BYTES) {
            throw new IllegalArgumentException("leaf of " + bytes.length + " bytes, at most " + Leaf.MAX_BYTES);
        }
        return bytes;
    }

    /** When a leaf says that it was, from its bytes; empty if they are no leaf. */
    public static Optional<Instant> time(byte[] leaf) {
        try {
            return Optional.of(Instant.parse(JSON.readTree(leaf).path("time").asString("")));
        } catch (JacksonException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
