-- How people are told of alerts outside the hub: a number and a link, never anything of a record.
CREATE TABLE alert_channel (
    search     bigint      NOT NULL REFERENCES saved_search ON DELETE CASCADE,
    account    text        NOT NULL, -- who is told; this account's rights decide what is counted
    type       text        NOT NULL CHECK (type IN ('webhook', 'mail')),
    target     text        NOT NULL,
    nonce      text        NOT NULL, -- with the hub's secret it makes the key of a webhook
    told       bigint      NOT NULL, -- alerts up to here were told
    failures   integer     NOT NULL DEFAULT 0,
    next_at    timestamptz NOT NULL,
    dead_since timestamptz,          -- given up after too many failures
    PRIMARY KEY (search, account, type)
);
CREATE INDEX alert_channel_due ON alert_channel (next_at) WHERE dead_since IS NULL;
