-- Personal fields, encrypted, beside the revisions, which hold salted commitments in their place.

-- Wrapped by a key that is derived from the hub's master key.
CREATE TABLE department_key (
    id         uuid PRIMARY KEY,
    department text        NOT NULL,
    wrapped    bytea       NOT NULL,
    made_at    timestamptz NOT NULL,
    retired_at timestamptz
);
CREATE UNIQUE INDEX department_key_current ON department_key (department) WHERE retired_at IS NULL;

-- One for each record that ever had personal fields. The row stays when the key is destroyed, so that what its source
-- sends again is kept without them.
CREATE TABLE personal_key (
    record_id      uuid PRIMARY KEY,
    department_key uuid        NOT NULL REFERENCES department_key,
    wrapped        bytea, -- null: destroyed
    made_at        timestamptz NOT NULL,
    erasure        uuid,
    CHECK ((wrapped IS NULL) = (erasure IS NOT NULL))
);
CREATE INDEX personal_key_erasure ON personal_key (erasure) WHERE erasure IS NOT NULL;

CREATE TABLE personal_value (
    record_id    uuid  NOT NULL,
    content_hash bytea NOT NULL, -- of the revision
    ciphertext   bytea NOT NULL,
    PRIMARY KEY (record_id, content_hash)
);

-- Keyed hashes of values by which somebody who has the value may find the record.
CREATE TABLE personal_match (
    hash      bytea NOT NULL,
    record_id uuid  NOT NULL,
    PRIMARY KEY (hash, record_id)
);
CREATE INDEX personal_match_record ON personal_match (record_id);

CREATE TABLE erasure (
    id             uuid PRIMARY KEY,
    state          text        NOT NULL CHECK (state IN ('requested', 'approved', 'done', 'refused')),
    reason         text        NOT NULL,
    legal_basis    text        NOT NULL,
    requested_by   text        NOT NULL,
    requested_at   timestamptz NOT NULL,
    decided_by     text,
    decided_at     timestamptz,
    leaf_id        bigint,
    commitment_key bytea       NOT NULL, -- of the commitment in the leaf
    CHECK ((state = 'requested') = (decided_by IS NULL))
);
CREATE INDEX erasure_open ON erasure (requested_at) WHERE state IN ('requested', 'approved');

CREATE TABLE erasure_record (
    erasure   uuid NOT NULL REFERENCES erasure,
    record_id uuid NOT NULL,
    PRIMARY KEY (erasure, record_id)
);
CREATE INDEX erasure_record_record ON erasure_record (record_id);
