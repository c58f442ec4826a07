package org.yijian.records.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A proposal that two facilities are one.
 *
 * @param id number of the proposal
 * @param reason why it was made
 * @param one the facility that stays if it is confirmed
 * @param other the facility that is merged into it
 * @param proposedAt when it was made
 */
public record FacilityMatch(long id, Reason reason, Side one, Side other, Instant proposedAt) {

    /** Why two facilities are proposed to be one. */
    public enum Reason {
        /** Same county, and name and address are alike. */
        NAME_AND_ADDRESS,
        /** A record named one facility by a stronger key and the other by a weaker one. */
        CONFLICTING_IDENTIFIERS,
        /** They were one and a person split them; proposed again because a person asked for it. */
        SPLIT
    }

    /**
     * One of the two facilities.
     *
     * @param facilityId its id
     * @param name as last reported; null if no source gave one
     * @param address as last reported; null if no source gave one
     * @param region its region code
     * @param keys every identifier it is known by, strongest first
     * @param reports how many records of it each source sent, of those that may be seen
     */
    public record Side(UUID facilityId, @Nullable String name, @Nullable String address, String region,
            List<Key> keys, List<Report> reports) {

        public Side {
            keys = List.copyOf(keys);
            reports = List.copyOf(reports);
        }
    }

    /**
     * What a source sent of a facility.
     *
     * @param source the source
     * @param kind wire name of the kind
     * @param records how many
     */
    public record Report(String source, String kind, long records) {}

    /**
     * One identifier of a facility.
     *
     * @param scheme {@code credit-code}, {@code filing-number}, {@code certification-number} or {@code source-key}
     * @param value the identifier; for a source key the source, a slash, and the key
     */
    public record Key(String scheme, String value) {}
}
