package org.yijian.hub.alert;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.StoredRecord;

/**
 * An alert with the record as it is now.
 *
 * @param id its number
 * @param search number of the search
 * @param searchName what its owner calls it
 * @param record id of the record
 * @param revision the revision that the search found; the first one is a new record
 * @param raisedAt when
 * @param read whether this person has read it
 * @param current the record, as far as the reader may see it; null if it is about a person: then it is said only that
 *        there is one, and opening it asks for the purpose
 */
public record AlertEntry(long id, long search, String searchName, UUID record, int revision, Instant raisedAt,
        boolean read, @Nullable StoredRecord current) {}
