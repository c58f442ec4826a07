package org.yijian.records.ledger.postgres;

import java.util.Locale;

/** What must hold among the rows of the ledger. Each statement gives the exceptions, one text each. */
enum CheckedRule {

    /** Two records with one key. */
    RECORD_TWICE("""
            SELECT source || ' ' || kind || ' ' || source_key FROM ledger.head
            GROUP BY source, kind, source_key HAVING count(*) > 1"""),

    /** A head that is not the last of revisions 1, 2, 3 … of its record, or a revision without a head. */
    REVISIONS_NOT_CONTIGUOUS("""
            SELECT coalesce(h.id, r.record_id)::text FROM ledger.head h
            FULL JOIN (SELECT record_id, count(*) AS number, min(revision) AS first, max(revision) AS last
                       FROM ledger.revision GROUP BY record_id) r ON r.record_id = h.id
            WHERE (h.revision, 1, h.revision) IS DISTINCT FROM (r.last, r.first, r.number::int)"""),

    /** A head that differs from its revision. */
    HEAD_DIFFERS("""
            SELECT h.id::text FROM ledger.head h LEFT JOIN ledger.revision r
              ON r.record_id = h.id AND r.revision = h.revision AND r.recorded_at = h.recorded_at
            WHERE r.content_hash IS DISTINCT FROM h.content_hash"""),

    /** Content that is not what was hashed. */
    CONTENT_CHANGED("""
            SELECT record_id || '/' || revision FROM ledger.revision WHERE sha256(content) <> content_hash"""),

    /** A part whose counts are not those of its rows. */
    PART_COUNTS("""
            SELECT i.exchange_id || '/' || i.part FROM ledger.inbox i
            LEFT JOIN (SELECT leaf_id, count(*) AS number FROM ledger.revision GROUP BY leaf_id) r USING (leaf_id)
            LEFT JOIN (SELECT exchange_id, part, count(*) AS number FROM ledger.quarantine GROUP BY exchange_id, part) q
              ON q.exchange_id = i.exchange_id AND q.part = i.part
            WHERE i.accepted <> coalesce(r.number, 0) OR i.quarantined <> coalesce(q.number, 0)"""),

    /** An exchange whose counts are not those of the parts of its latest attempt. */
    EXCHANGE_COUNTS("""
            SELECT coalesce(e.id, i.exchange_id)::text FROM ledger.exchange e
            FULL JOIN (SELECT i.exchange_id, count(*) FILTER (WHERE latest AND i.part >= 0) AS parts,
                           coalesce(sum(i.accepted) FILTER (WHERE latest), 0) AS accepted,
                           coalesce(sum(i.unchanged) FILTER (WHERE latest), 0) AS unchanged,
                           coalesce(sum(i.quarantined) FILTER (WHERE latest), 0) AS quarantined
                       FROM ledger.inbox i LEFT JOIN ledger.exchange x ON x.id = i.exchange_id
                       CROSS JOIN LATERAL (SELECT i.part >= x.first_part OR i.part = -x.attempt AS latest) l
                       GROUP BY i.exchange_id) i ON i.exchange_id = e.id
            WHERE (e.parts, e.accepted, e.unchanged, e.quarantined)
                IS DISTINCT FROM (i.parts, i.accepted, i.unchanged, i.quarantined)"""),

    /** Revisions or quarantined pieces of a part that never arrived. */
    ROWS_WITHOUT_PART("""
            SELECT r.exchange_id || '/' || r.part FROM (
                SELECT exchange_id, part FROM ledger.revision UNION SELECT exchange_id, part FROM ledger.quarantine) r
            WHERE NOT EXISTS (SELECT FROM ledger.inbox i WHERE i.exchange_id = r.exchange_id AND i.part = r.part)"""),

    /** A part without what was signed, or the other way round. */
    MANIFEST_MISSING("""
            SELECT coalesce(i.exchange_id || '/' || i.part, p.exchange_id || '/' || p.part)
            FROM (SELECT * FROM ledger.inbox WHERE part >= 0) i
            FULL JOIN ledger.part p ON p.exchange_id = i.exchange_id AND p.part = i.part AND p.leaf_id = i.leaf_id
            WHERE i.exchange_id IS NULL OR p.exchange_id IS NULL"""),

    /** A part with changes that is not in the change feed exactly once. */
    NOT_IN_FEED("""
            SELECT i.exchange_id || '/' || i.part FROM ledger.inbox i
            LEFT JOIN (SELECT leaf_id, count(*) AS number, sum(records) AS records FROM ledger.change
                       WHERE leaf_id IS NOT NULL GROUP BY leaf_id) c USING (leaf_id)
            WHERE i.accepted <> coalesce(c.records, 0) OR coalesce(c.number, 0) > 1"""),

    /** A part without a leaf. */
    LEAF_MISSING("""
            SELECT i.exchange_id || '/' || i.part FROM ledger.inbox i
            WHERE NOT EXISTS (SELECT FROM ledger.leaf l WHERE l.id = i.leaf_id)"""),

    /** Places in the log with a gap before them. */
    LOG_INDEX_GAP("""
            SELECT log_index::text FROM (
                SELECT log_index, row_number() OVER (ORDER BY log_index) - 1 AS place FROM ledger.leaf
                WHERE log_index IS NOT NULL) l
            WHERE log_index <> place"""),

    /** A record or an identifier at a facility that is not there or was merged into another. */
    FACILITY_NOT_CURRENT("""
            SELECT u.what FROM (
                SELECT id::text AS what, facility_id FROM ledger.head
                UNION ALL SELECT scheme || ' ' || value, facility_id FROM ledger.facility_identity
                UNION ALL SELECT id::text, merged_into FROM ledger.facility WHERE merged_into IS NOT NULL) u
            LEFT JOIN ledger.facility f ON f.id = u.facility_id
            WHERE f.id IS NULL OR f.merged_into IS NOT NULL""");

    private final String sql;

    CheckedRule(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
