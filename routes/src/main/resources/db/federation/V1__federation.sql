-- Partners, feeds, and what is on its way to them and from them.

CREATE TABLE partner (
    hub        text PRIMARY KEY,
    state      text        NOT NULL
        CHECK (state IN ('invited', 'proposed', 'approved-once', 'active', 'suspended', 'ended')),
    document   bytea, -- the trust document that counts; null before the first approval
    cms        bytea,
    sequence   bigint      NOT NULL DEFAULT 0,
    note       text,
    changed_by text        NOT NULL,
    changed_at timestamptz NOT NULL
);

-- A trust document that waits for its two approvals.
CREATE TABLE partner_proposal (
    hub         text PRIMARY KEY REFERENCES partner,
    document    bytea       NOT NULL,
    cms         bytea       NOT NULL,
    sequence    bigint      NOT NULL,
    proposed_by text        NOT NULL,
    proposed_at timestamptz NOT NULL,
    approved_by text
);

-- The documents this hub gave out, so that their numbers rise.
CREATE TABLE own_document (
    sequence bigint PRIMARY KEY,
    content  bytea       NOT NULL,
    cms      bytea       NOT NULL,
    made_at  timestamptz NOT NULL
);

CREATE TABLE feed (
    id           uuid PRIMARY KEY,
    partner      text        NOT NULL REFERENCES partner,
    provided     boolean     NOT NULL, -- true: this hub sends; false: it receives
    state        text        NOT NULL CHECK (state IN ('requested', 'active', 'paused', 'ended')),
    terms        text        NOT NULL,
    requested_by text        NOT NULL,
    decided_by   text,
    note         text,
    position     text        NOT NULL DEFAULT '0:0', -- in the ledger's change feed
    created_at   timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL
);

CREATE TABLE outgoing_stream (
    partner text   NOT NULL,
    stream  text   NOT NULL,
    last    bigint NOT NULL,
    PRIMARY KEY (partner, stream)
);

-- The durable queue to each partner, in the order of number.
CREATE TABLE outbox (
    number      bigint      NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    partner     text        NOT NULL,
    stream      text        NOT NULL,
    sequence    bigint      NOT NULL,
    message_id  uuid        NOT NULL,
    type        text        NOT NULL,
    state       text        NOT NULL CHECK (state IN ('waiting', 'delivered', 'refused', 'withdrawn')),
    content     bytea       NOT NULL,
    cms         bytea       NOT NULL,
    not_after   timestamptz NOT NULL,
    created_at  timestamptz NOT NULL,
    attempts    integer     NOT NULL DEFAULT 0,
    code        text,
    receipt     bytea,
    receipt_cms bytea,
    finished_at timestamptz,
    UNIQUE (partner, stream, sequence)
) WITH (fillfactor = 80);
CREATE INDEX outbox_waiting ON outbox (partner, number) WHERE state = 'waiting';

-- Messages that were given up; their numbers in the stream went on empty.
CREATE TABLE dead_letter (
    message_id uuid PRIMARY KEY,
    partner    text        NOT NULL,
    stream     text        NOT NULL,
    sequence   bigint      NOT NULL,
    type       text        NOT NULL,
    content    bytea       NOT NULL,
    code       text        NOT NULL,
    attempts   integer     NOT NULL,
    died_at    timestamptz NOT NULL,
    retried_at timestamptz
);

-- Which record a partner has by which feed.
CREATE TABLE shared (
    feed            uuid    NOT NULL REFERENCES feed,
    record_id       uuid    NOT NULL,
    revision        integer NOT NULL,
    content_hash    text    NOT NULL,
    kind            text    NOT NULL,
    source          text    NOT NULL,
    source_key      text    NOT NULL,
    facility_id     uuid    NOT NULL,
    document_number text,
    sequence        bigint  NOT NULL,
    recalled        boolean NOT NULL DEFAULT false,
    PRIMARY KEY (feed, record_id)
) WITH (fillfactor = 80);
CREATE INDEX shared_document ON shared (feed, document_number) WHERE document_number IS NOT NULL;

-- Every decision to share a record or not, with the rule that made it.
CREATE TABLE sharing_decision (
    feed      uuid        NOT NULL,
    record_id uuid        NOT NULL,
    revision  integer     NOT NULL,
    rule      text        NOT NULL,
    leaf_id   bigint      NOT NULL,
    at        timestamptz NOT NULL
);
CREATE INDEX sharing_decision_record ON sharing_decision (record_id);

CREATE TABLE incoming_stream (
    partner text   NOT NULL,
    stream  text   NOT NULL,
    last    bigint NOT NULL,
    PRIMARY KEY (partner, stream)
);

CREATE TABLE inbox (
    partner     text        NOT NULL,
    message_id  uuid        NOT NULL,
    stream      text        NOT NULL,
    sequence    bigint      NOT NULL,
    type        text        NOT NULL,
    cms_hash    text        NOT NULL,
    verdict     text        NOT NULL,
    code        text,
    exchange_id uuid,
    received_at timestamptz NOT NULL,
    receipt     bytea, -- null until it was given
    receipt_cms bytea,
    PRIMARY KEY (partner, message_id),
    UNIQUE (partner, stream, sequence)
) WITH (fillfactor = 70);
