-- Messages with several records beside them: the queue keeps where the records are in the ledger, not the records again.

ALTER TABLE outbox
    ADD COLUMN records       integer NOT NULL DEFAULT 1, -- how many records it carries; 1 for every other message
    ADD COLUMN record_ids    uuid[],                     -- null: everything is in content
    ADD COLUMN revisions     integer[],
    ADD COLUMN recorded_from timestamptz,                -- when the ledger kept the first and the last of them
    ADD COLUMN recorded_to   timestamptz;

ALTER TABLE inbox ADD COLUMN records integer NOT NULL DEFAULT 1;

-- Decisions of one step together: one row with lists in the order in which they were hashed into the leaf.
CREATE TABLE sharing (
    feed       uuid        NOT NULL,
    leaf_id    bigint      NOT NULL,
    at         timestamptz NOT NULL,
    record_ids uuid[]      NOT NULL,
    revisions  integer[]   NOT NULL,
    rules      text[]      NOT NULL
);
INSERT INTO sharing (feed, leaf_id, at, record_ids, revisions, rules)
SELECT feed, leaf_id, at, array_agg(record_id ORDER BY ctid), array_agg(revision ORDER BY ctid),
    array_agg(rule ORDER BY ctid)
FROM sharing_decision GROUP BY feed, leaf_id, at;
DROP TABLE sharing_decision;
CREATE INDEX sharing_at ON sharing (at);

-- The same one by one, for people.
CREATE VIEW sharing_decision AS
SELECT feed, record_id, revision, rule, leaf_id, at
FROM sharing, unnest(record_ids, revisions, rules) AS each (record_id, revision, rule);

-- What the ledger says of a record anyway is not said again.
ALTER TABLE shared DROP COLUMN kind, DROP COLUMN source, DROP COLUMN source_key;
ALTER TABLE shared ALTER COLUMN content_hash TYPE bytea USING decode(content_hash, 'hex');
