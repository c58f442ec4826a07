-- Messages with several records beside them: the queue keeps where the records are in the ledger, not the records again.

ALTER TABLE outbox
    ADD COLUMN records       integer NOT NULL DEFAULT 1, -- how many records it carries; 1 for every other message
    ADD COLUMN record_ids    uuid[],                     -- null: everything is in content
    ADD COLUMN revisions     integer[],
    ADD COLUMN recorded_from timestamptz,                -- when the ledger kept the first and the last of them
    ADD COLUMN recorded_to   timestamptz;

ALTER TABLE inbox ADD COLUMN records integer NOT NULL DEFAULT 1;
