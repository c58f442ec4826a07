-- Files that belong to records. Their pieces are under the home, each encrypted under the attachment's own key.

-- What is being written. The row is there before the first piece, so that a folder without a row is left over.
CREATE TABLE attachment_draft (
    id          uuid PRIMARY KEY,
    record_id   uuid        NOT NULL,
    piece_bytes integer     NOT NULL,
    wrapped     bytea       NOT NULL,
    begun_at    timestamptz NOT NULL
);
CREATE INDEX attachment_draft_record ON attachment_draft (record_id);

-- Never changed, but for its erasure: the row stays, without what it was.
CREATE TABLE attachment (
    id               uuid PRIMARY KEY,
    record_id        uuid        NOT NULL,
    name             text        NOT NULL,
    media_type       text        NOT NULL,
    bytes            bigint      NOT NULL,
    piece_bytes      integer     NOT NULL,
    sha256           bytea,
    sm3              bytea,
    wrapped          bytea, -- null: destroyed
    commitment_key   bytea, -- of the commitment in the leaf
    attached_by      text        NOT NULL,
    attached_at      timestamptz NOT NULL,
    leaf_id          bigint      NOT NULL,
    message          bytea, -- of the partner that sent it
    message_cms      bytea,
    message_national bytea,
    erasure          uuid,
    UNIQUE (record_id, name),
    CHECK ((wrapped IS NULL) = (erasure IS NOT NULL))
);
