package org.yijian.records.ledger;

import java.util.List;

import org.yijian.records.CanonicalRecord;
import org.yijian.records.json.WrittenRecord;

/** Appends deliveries. Safe for use by many threads and many nodes on one database. */
public interface Ledger {

    /**
     * Makes records ready to be signed and kept. Personal fields are encrypted, and a salted commitment takes their place
     * in what is signed; a source key that names a person becomes a keyed hash. Other records are only written.
     *
     * @throws org.springframework.dao.DataAccessException if keys are needed and the database cannot be reached
     */
    default List<WrittenRecord> written(List<CanonicalRecord> records) {
        return WrittenRecord.all(records);
    }

    /**
     * Keeps one part of an exchange: inbox row, record revisions, exchange, pending log leaf and change-feed row in one
     * database transaction. Calling it again with the same part changes nothing and says so.
     *
     * @throws StaleAttempt if the part is new and its exchange is finished or being read again
     * @throws org.springframework.dao.DataAccessException if the database cannot be reached; nothing was kept then
     */
    Appended append(Delivery delivery);

    /**
     * Keeps a message that could not be read at all (or was refused after it had been acknowledged) in quarantine, with
     * its exchange and a log leaf. Calling it again changes nothing.
     *
     * @throws StaleAttempt as {@link #append} does
     */
    Appended quarantine(Exchange exchange, org.yijian.security.error.Fault fault);
}
