-- Time-stamps of checkpoints, one a minute while there is work. Kept for ever: evidence of an old leaf asks for the first
-- one that covers it.
CREATE TABLE checkpoint_token (
    size       bigint PRIMARY KEY,  -- leaves that the checkpoint covers
    note       text        NOT NULL, -- the checkpoint with the signatures it had
    response   bytea       NOT NULL, -- TimeStampResp (RFC 3161), DER
    stamped_at timestamptz NOT NULL  -- as the authority says
);
