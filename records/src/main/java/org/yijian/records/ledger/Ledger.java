package org.yijian.records.ledger;

/** Appends deliveries. Safe for use by many threads and many nodes on one database. */
public interface Ledger {

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
