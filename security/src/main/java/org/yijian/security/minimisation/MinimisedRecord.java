package org.yijian.security.minimisation;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record without some of its fields, and what proves that it is part of a whole; the receiver's side. As JSON:
 * {@code {"record":{…},"salts":{"/body/clause":"…"},"v":1,"withheld":["…"]}}, bytes in base64 for URLs without padding.
 *
 * @param record canonical JSON of what is left
 * @param salts 16 bytes for each field of it, by JSON Pointer; for the length of an array by the pointer that ends in
 *        {@code /-}
 * @param withheld commitments to the fields left out, 32 bytes each, ascending
 */
public record MinimisedRecord(byte[] record, Map<String, byte[]> salts, List<byte[]> withheld) {

    private static final Set<String> NAMES = Set.of("v", "record", "salts", "withheld");

    public MinimisedRecord {
        record = record.clone();
        salts = Map.copyOf(salts);
        withheld = List.copyOf(withheld);
    }

    /** How it travels: canonical JSON. */
    public byte[] json() {
        ObjectNode json = RecordTree.object();
        json.put("v", 1);
        json.set("record", RecordTree.read(record));
        ObjectNode named = json.putObject("salts");
        salts.forEach((key, salt) -> named.put(key, encode(salt)));
        ArrayNode bare = json.putArray("withheld");
        withheld.forEach(commitment -> bare.add(encode(commitment)));
        return RecordTree.write(json);
    }

    /** @throws FaultException {@link SecurityError#MINIMISED_MALFORMED} whatever is wrong with the bytes */
    public static MinimisedRecord parse(byte[] json) {
        ObjectNode node = RecordTree.read(json);
        if (!Set.copyOf(node.propertyNames()).equals(NAMES) || !node.get("v").toString().equals("1")
                || !(node.get("record") instanceof ObjectNode record)
                || !(node.get("salts") instanceof ObjectNode named)
                || !(node.get("withheld") instanceof ArrayNode bare)) {
            throw malformed("JSON", null);
        }
        Map<String, byte[]> salts = new LinkedHashMap<>();
        named.properties().forEach(salt -> salts.put(salt.getKey(), decode(salt.getValue(), FieldSalts.BYTES)));
        List<byte[]> withheld = new ArrayList<>();
        bare.forEach(commitment -> withheld.add(decode(commitment, Commitments.BYTES)));
        return new MinimisedRecord(RecordTree.write(record), salts, withheld);
    }

    /**
     * Makes sure that every field is, unaltered, one of the whole.
     *
     * @param root what the sealed message says all fields are bound into
     * @throws FaultException {@link SecurityError#MINIMISED_ALTERED} if a field was added, changed or moved, or the
     *         commitments are those of another record; {@link SecurityError#MINIMISED_MALFORMED} if it is no record
     */
    public void requirePartOf(byte[] root) {
        Map<String, byte[]> unused = new LinkedHashMap<>(salts);
        List<byte[]> commitments = new ArrayList<>(withheld);
        for (FlatField field : RecordTree.fields(RecordTree.read(record))) {
            byte[] salt = unused.remove(field.key());
            if (salt != null && salt.length == FieldSalts.BYTES) {
                commitments.add(field.commitment(salt));
            } else if (!field.emptied()) {
                throw new FaultException(SecurityError.MINIMISED_ALTERED, field.key());
            }
        }
        if (!unused.isEmpty()) {
            throw new FaultException(SecurityError.MINIMISED_ALTERED, unused.keySet().iterator().next());
        }
        if (!distinct(commitments) || !MessageDigest.isEqual(Commitments.root(commitments), root)) {
            throw new FaultException(SecurityError.MINIMISED_ALTERED, "root");
        }
    }

    private static boolean distinct(List<byte[]> commitments) {
        Set<String> seen = new HashSet<>();
        return commitments.stream()
                .allMatch(commitment -> commitment.length == Commitments.BYTES && seen.add(encode(commitment)));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(JsonNode node, int length) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(node.isString() ? node.stringValue() : "");
            if (bytes.length == length) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw malformed("base64", e);
        }
        throw malformed("base64", null);
    }

    private static FaultException malformed(String what, @Nullable Throwable cause) {
        return new FaultException(Fault.of(SecurityError.MINIMISED_MALFORMED, what), cause);
    }

    @Override
    public String toString() {
        return "MinimisedRecord[" + salts.size() + " fields shown, " + withheld.size() + " withheld]";
    }
}
