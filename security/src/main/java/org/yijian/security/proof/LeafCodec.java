package org.yijian.security.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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
        ObjectNode node = JSON.createObjectNode();
        node.put("v", 1);
        node.put("type", leaf.type().wire());
        node.put("actor", leaf.actor());
        node.put("action", leaf.action());
        node.put("objectRef", leaf.objectRef());
        node.put("decision", leaf.decision());
        node.put("time", MILLIS.format(leaf.time()));
        if (leaf.commitment() != null) {
            node.put("commitment", leaf.commitment());
        }
        if (leaf.cmsHash() != null) {
            node.put("cmsHash", leaf.cmsHash());
        }
        byte[] bytes = canonical(JSON.writeValueAsString(node));
        if (bytes.length > Leaf.MAX_BYTES) {
            throw new IllegalArgumentException("leaf of " + bytes.length + " bytes, at most " + Leaf.MAX_BYTES);
        }
        return bytes;
    }

    private static byte[] canonical(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedString().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
