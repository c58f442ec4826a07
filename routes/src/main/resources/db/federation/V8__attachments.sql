-- Attachments on their way: what waits for its bytes to be at the partner, and what partners are bringing.

CREATE TABLE outgoing_attachment (
    feed       uuid    NOT NULL REFERENCES feed,
    attachment uuid    NOT NULL,
    transfer   uuid    NOT NULL UNIQUE,
    partner    text    NOT NULL,
    stream     text    NOT NULL,
    sequence   bigint  NOT NULL,
    wrapped    bytea, -- the transfer's key; null once the bytes are there
    there      boolean NOT NULL DEFAULT false,
    attempts   integer NOT NULL DEFAULT 0,
    PRIMARY KEY (feed, attachment)
);
CREATE INDEX outgoing_attachment_waiting ON outgoing_attachment (partner, stream, sequence) WHERE NOT there;

CREATE TABLE incoming_attachment (
    partner  text        NOT NULL,
    transfer uuid        NOT NULL,
    draft    uuid        NOT NULL, -- in the ledger
    digests  text        NOT NULL,
    wrapped  bytea       NOT NULL,
    whole    boolean     NOT NULL,
    begun_at timestamptz NOT NULL,
    PRIMARY KEY (partner, transfer)
);
