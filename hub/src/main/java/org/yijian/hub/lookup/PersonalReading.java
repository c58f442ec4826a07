package org.yijian.hub.lookup;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.yijian.records.CanonicalRecord;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.records.ledger.personal.Erasure;

/** What is encrypted of records, for those who were found to be allowed to see it. */
public interface PersonalReading {

    /** The record with its personal fields in the clear. */
    CanonicalRecord reveal(StoredRecord stored);

    /** What destroyed the personal fields of a record; empty if they are there. */
    Optional<Erasure> erasure(UUID record);

    /** Records that hold exactly this value in a field by which people may be found, for example {@code /body/pseudonym}. */
    List<UUID> withExactly(String path, String value);

    /** All records of the person whom a record is about, the record among them. */
    List<UUID> ofSamePerson(UUID record);
}
