package org.yijian.security.minimisation;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.yijian.security.error.FaultException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A whole record with a commitment to each of its fields; the sender's side. Nothing in it changes, and the same record
 * with the same salts always gives the same.
 */
public final class CommittedRecord {

    private final ObjectNode record;
    private final Map<String, Committed> fields;

    private record Committed(byte[] salt, byte[] commitment) {}

    private CommittedRecord(ObjectNode record, Map<String, Committed> fields) {
        this.record = record;
        this.fields = fields;
    }

    /**
     * Commits to every field.
     *
     * @param json the record as a JSON object of at most 1 MiB, 32 levels and 10,000 fields, numbers of at most 15 digits
     * @param salts of this revision of this record
     * @throws FaultException {@link org.yijian.security.error.SecurityError#MINIMISED_MALFORMED} if it is none
     */
    public static CommittedRecord of(byte[] json, FieldSalts salts) {
        ObjectNode record = RecordTree.read(json);
        Map<String, Committed> fields = new LinkedHashMap<>();
        for (FlatField field : RecordTree.fields(record)) {
            byte[] salt = salts.salt(field.kind(), field.path());
            fields.put(field.key(), new Committed(salt, field.commitment(salt)));
        }
        return new CommittedRecord(record, fields);
    }

    /** What all fields are bound into, 32 bytes; belongs into the message that is sealed. The same for every receiver. */
    public byte[] root() {
        return Commitments.root(fields.values().stream().map(Committed::commitment).toList());
    }

    /**
     * The record without these fields, with the salts of the others. Elements of an array stay, without the fields named;
     * an object of which nothing is left goes.
     *
     * @param withheld names that are not in the record are allowed: most records lack most fields
     */
    public MinimisedRecord without(Collection<FieldName> withheld) {
        ObjectNode kept = RecordTree.object();
        copy(record, kept, new ArrayList<>(), withheld);
        Map<String, Committed> rest = new LinkedHashMap<>(fields);
        Map<String, byte[]> salts = new LinkedHashMap<>();
        for (FlatField field : RecordTree.fields(kept)) {
            Committed committed = rest.remove(field.key());
            if (committed != null) { // null: an element of an array that lost all its fields
                salts.put(field.key(), committed.salt());
            }
        }
        return new MinimisedRecord(RecordTree.write(kept), salts,
                Commitments.sorted(rest.values().stream().map(Committed::commitment).toList()));
    }

    private static void copy(ObjectNode from, ObjectNode to, List<String> members, Collection<FieldName> withheld) {
        for (Map.Entry<String, JsonNode> member : from.properties()) {
            members.add(member.getKey());
            if (withheld.stream().noneMatch(name -> name.names(members))) {
                JsonNode value = kept(member.getValue(), members, withheld);
                if (!value.isObject() || !value.isEmpty() || member.getValue().isEmpty()) {
                    to.set(member.getKey(), value);
                }
            }
            members.removeLast();
        }
    }

    private static JsonNode kept(JsonNode value, List<String> members, Collection<FieldName> withheld) {
        return switch (value) {
            case ObjectNode object -> {
                ObjectNode copy = RecordTree.object();
                copy(object, copy, members, withheld);
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = RecordTree.object().arrayNode();
                array.forEach(element -> copy.add(kept(element, members, withheld)));
                yield copy;
            }
            default -> value;
        };
    }

    @Override
    public String toString() {
        return "CommittedRecord[" + fields.size() + " fields, root "
                + Base64.getEncoder().encodeToString(root()) + "]";
    }
}
