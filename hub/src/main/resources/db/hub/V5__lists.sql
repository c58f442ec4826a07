-- Lists that people have matched with facilities, with what they decided. A list is its owner's alone.
CREATE TABLE matching_list (
    id            uuid PRIMARY KEY,
    owner         text        NOT NULL,
    name          text        NOT NULL,
    made_at       timestamptz NOT NULL,
    rows          integer     NOT NULL,
    claimed_until timestamptz -- a node works on it
);
CREATE INDEX matching_list_owner ON matching_list (owner, made_at DESC);

CREATE TABLE matching_row (
    list_id    uuid    NOT NULL REFERENCES matching_list ON DELETE CASCADE,
    number     integer NOT NULL,
    name       text,
    code       text,
    address    text,
    state      text    NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'certain', 'open', 'none')),
    candidates jsonb, -- facility, score, reasons; best first
    decision   text CHECK (decision IN ('match', 'none')),
    facility   uuid,
    decided_by text,
    decided_at timestamptz,
    PRIMARY KEY (list_id, number)
);
CREATE INDEX matching_row_waiting ON matching_row (list_id, number) WHERE state = 'waiting';

-- Exports of searches that are larger than may be taken at once: asked for by one person, approved by another, fetched
-- once.
CREATE TABLE export_request (
    id         uuid PRIMARY KEY,
    account    text        NOT NULL,
    asked_at   timestamptz NOT NULL,
    query      text        NOT NULL,
    records    bigint      NOT NULL,
    reason     text        NOT NULL,
    purpose    text,
    case_id    text,
    state      text        NOT NULL CHECK (state IN ('requested', 'approved', 'refused', 'taken')),
    decided_by text CHECK (decided_by <> account),
    decided_at timestamptz,
    expires_at timestamptz
);
CREATE INDEX export_request_account ON export_request (account, asked_at DESC);
