-- What was decided about facilities, by people and by what sources sent: kept for good. A merge can be undone, so it
-- remembers which identifiers each side had.

ALTER TABLE facility_merge DROP CONSTRAINT facility_merge_pkey;
ALTER TABLE facility_merge
    ADD COLUMN id        bigint  NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ADD COLUMN absorbed  uuid[]  NOT NULL DEFAULT '{}', -- facilities that had been merged into the loser before
    ADD COLUMN keys_kept boolean NOT NULL DEFAULT false, -- false: made before identifiers were remembered
    ADD COLUMN undone_at timestamptz;
CREATE UNIQUE INDEX facility_merge_standing ON facility_merge (loser) WHERE undone_at IS NULL;
CREATE INDEX facility_merge_winner ON facility_merge (winner) WHERE undone_at IS NULL;

CREATE TABLE facility_merge_identity (
    merge_id bigint   NOT NULL REFERENCES facility_merge,
    scheme   smallint NOT NULL,
    value    text     NOT NULL,
    loser    boolean  NOT NULL, -- whose it was
    PRIMARY KEY (merge_id, scheme, value)
);

ALTER TABLE facility_proposal DROP CONSTRAINT facility_proposal_reason_check;
ALTER TABLE facility_proposal ADD CONSTRAINT facility_proposal_reason_check
    CHECK (reason IN ('name-and-address', 'conflicting-identifiers', 'split'));
ALTER TABLE facility_proposal DROP CONSTRAINT facility_proposal_state_check;
ALTER TABLE facility_proposal ADD CONSTRAINT facility_proposal_state_check
    CHECK (state IN ('open', 'confirmed', 'rejected', 'settled', 'split'));
-- Pairs of which a person said that they are two.
CREATE INDEX facility_proposal_apart ON facility_proposal (id) WHERE state IN ('rejected', 'split');

CREATE TABLE facility_decision (
    id          bigint      NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    action      text        NOT NULL CHECK (action IN ('merged', 'rejected', 'split', 'reopened')),
    one         uuid        NOT NULL REFERENCES facility, -- of a merge the one that stays
    other       uuid        NOT NULL REFERENCES facility,
    proposal_id bigint REFERENCES facility_proposal,
    merge_id    bigint REFERENCES facility_merge,
    actor       text        NOT NULL, -- an account, or the source whose record named both
    reason      text, -- null if a source's identifiers decided
    leaf_id     bigint      NOT NULL,
    decided_at  timestamptz NOT NULL
);
CREATE INDEX facility_decision_one ON facility_decision (one, id DESC);
CREATE INDEX facility_decision_other ON facility_decision (other, id DESC);
CREATE INDEX facility_decision_merge ON facility_decision (merge_id);

INSERT INTO facility_decision (action, one, other, proposal_id, merge_id, actor, leaf_id, decided_at)
SELECT * FROM (
    SELECT 'merged', winner, loser, NULL::bigint, id, actor, leaf_id, merged_at FROM facility_merge
    UNION ALL
    SELECT 'rejected', one, other, id, NULL, actor, leaf_id, decided_at FROM facility_proposal
    WHERE state = 'rejected') d ORDER BY 8;
