-- The last comparison of each node's index with the ledger. Nothing here is evidence: it can be made again.
CREATE TABLE index_check (
    node        text        PRIMARY KEY, -- address among the nodes
    at          timestamptz NOT NULL,
    generation  integer     NOT NULL,
    ledger      text        NOT NULL,
    transaction bigint      NOT NULL,    -- up to where the index held the ledger
    sequence    bigint      NOT NULL,
    compared    bigint      NOT NULL,
    differing   bigint      NOT NULL,
    repaired    bigint      NOT NULL,
    first       text[]      NOT NULL,    -- the first differences
    kinds       text[]      NOT NULL     -- kind, number of records, digest
);
