package org.yijian.hub.lookup;

import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which records about persons were shown, in the leaf of a search: the beginnings of keyed hashes, so that the trail of a
 * person's record can be followed, and an outsider learns nothing.
 */
public final class ShownPersons {

    /** Hexadecimal digits of a hash; as many as are needed to tell some millions of records apart. */
    private static final int DIGITS = 12;

    /** As many as a leaf has room for. */
    private static final int MOST = 60;

    private final KeyedHash hash;

    public ShownPersons(KeyedHash hash) {
        this.hash = hash;
    }

    /** One record. */
    public String of(UUID record) {
        return hash.of("record/" + record).substring(0, DIGITS);
    }

    /** The part of a leaf's object; empty for none. */
    String of(Collection<UUID> records) {
        if (records.isEmpty()) {
            return "";
        }
        String more = records.size() > MOST ? "&unlisted=" + (records.size() - MOST) : "";
        return "&persons=" + records.stream().limit(MOST).map(this::of).collect(Collectors.joining(",")) + more;
    }
}
