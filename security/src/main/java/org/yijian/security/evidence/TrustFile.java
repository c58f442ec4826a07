package org.yijian.security.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.yijian.security.error.SecurityError;
import org.yijian.security.json.CanonicalJson;
import org.yijian.security.witness.CosignatureKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whom an outsider trusts, as JSON: hubs with their certificates and log keys, and how many of which witnesses must have
 * co-signed. Everything rests on it, so it must come from somewhere other than the evidence; compare its fingerprint with
 * the hub's operator. Keys that are not known here are left alone, those that are known must all be there.
 *
 * @param issued when it was written
 * @param expires until when it may be used
 * @param hubs at least one
 * @param witnesses keys of witnesses
 * @param quorum how many of the witnesses must have co-signed a checkpoint; 0 for none
 * @param ended keys of logs and witnesses that no longer sign, as they are handed out, by when they stopped
 */
public record TrustFile(Instant issued, Instant expires, List<TrustedHub> hubs, List<CosignatureKey> witnesses,
        int quorum, Map<String, Instant> ended) {

    /** The largest file that is read, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    private static final PlainJson JSON = new PlainJson(SecurityError.TRUST_FILE_UNREADABLE, "trust");

    /** With keys that all still sign. */
    public TrustFile(Instant issued, Instant expires, List<TrustedHub> hubs, List<CosignatureKey> witnesses,
            int quorum) {
        this(issued, expires, hubs, witnesses, quorum, Map.of());
    }

    public TrustFile {
        hubs = List.copyOf(hubs);
        witnesses = List.copyOf(witnesses);
        ended = Map.copyOf(ended);
        if (hubs.isEmpty() || quorum < 0 || quorum > witnesses.size()) {
            throw new IllegalArgumentException("no hub, or a quorum that cannot be reached");
        }
    }

    /** The hub whose log this is. */
    public Optional<TrustedHub> hub(String origin) {
        return hubs.stream().filter(hub -> hub.origin().equals(origin)).findFirst();
    }

    /** Canonical JSON (RFC 8785). */
    public byte[] encode() {
        ObjectNode node = PlainJson.object();
        node.put("v", 1);
        node.put("issued", issued.toString());
        node.put("expires", expires.toString());
        ArrayNode list = node.putArray("hubs");
        hubs.forEach(hub -> list.add(TrustJson.write(hub)));
        ObjectNode policy = node.putObject("witnesses");
        ArrayNode keys = policy.putArray("keys");
        witnesses.forEach(witness -> keys.add(witness.text()));
        policy.put("quorum", quorum);
        if (!ended.isEmpty()) {
            ObjectNode former = node.putObject("ended");
            ended.forEach((key, at) -> former.put(key, at.toString()));
        }
        return CanonicalJson.of(node);
    }

    /**
     * Reads a trust file.
     *
     * @throws org.yijian.security.error.FaultException {@link SecurityError#TRUST_FILE_UNREADABLE} or
     *         {@link SecurityError#TRUST_UNREADABLE}, whatever the bytes are
     */
    public static TrustFile parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw JSON.wrong("too large", null);
        }
        ObjectNode node = JSON.read(bytes);
        if (JSON.number(node, "v") != 1 || !(node.get("witnesses") instanceof ObjectNode policy)) {
            throw JSON.wrong("v, witnesses", null);
        }
        List<TrustedHub> hubs = new ArrayList<>();
        for (JsonNode hub : array(node, "hubs")) {
            hubs.add(TrustJson.hub(JSON, hub));
        }
        try {
            return new TrustFile(EvidenceStatement.instant(JSON, node, "issued"),
                    EvidenceStatement.instant(JSON, node, "expires"), hubs,
                    TrustJson.texts(JSON, policy, "keys").stream().map(CosignatureKey::parse).toList(),
                    JSON.number(policy, "quorum"), ended(node));
        } catch (IllegalArgumentException e) {
            throw JSON.wrong(String.valueOf(e.getMessage()), e);
        }
    }

    private static Map<String, Instant> ended(ObjectNode node) {
        Map<String, Instant> ended = new HashMap<>();
        JsonNode former = node.get("ended");
        if (former instanceof ObjectNode keys) {
            keys.propertyNames().forEach(key -> ended.put(key, EvidenceStatement.instant(JSON, keys, key)));
        } else if (former != null) {
            throw JSON.wrong("ended", null);
        }
        return ended;
    }

    /** Whether this key still signed at a time; a clock may be slow. */
    boolean signedAt(String key, Instant time) {
        Instant end = ended.get(key);
        return end == null || !time.isAfter(end.plus(PackageChecks.CLOCKS));
    }

    private static ArrayNode array(ObjectNode node, String key) {
        if (node.get(key) instanceof ArrayNode array) {
            return array;
        }
        throw JSON.wrong(key, null);
    }
}
