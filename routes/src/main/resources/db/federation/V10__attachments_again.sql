-- Attachments whose bytes were lost after they had been received: what the partner wants again, and what was asked for.
ALTER TABLE outgoing_attachment ADD COLUMN wanted boolean NOT NULL DEFAULT false;

CREATE TABLE asked_attachment (
    attachment uuid PRIMARY KEY, -- in the ledger
    asked_at   timestamptz NOT NULL
);
