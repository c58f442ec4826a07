-- Changes of keys: asked for by one person, decided by another, each with its leaf.
CREATE TABLE key_change (
    id             uuid PRIMARY KEY,
    kind           text        NOT NULL, -- rotate, revoke, rotate-data, destroy-data
    object         text        NOT NULL, -- purpose, serial number of a certificate, or id of a data key
    reason         text        NOT NULL,
    state          text        NOT NULL, -- requested, done, refused
    requested_by   text        NOT NULL,
    requested_at   timestamptz NOT NULL,
    requested_leaf bigint      NOT NULL,
    decided_by     text,
    decided_at     timestamptz,
    decided_leaf   bigint
);
CREATE UNIQUE INDEX key_change_open ON key_change (kind, object) WHERE state = 'requested';
CREATE INDEX key_change_time ON key_change (requested_at);
