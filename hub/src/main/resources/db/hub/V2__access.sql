-- Who saw what, read off the leaves of the log so that it can be looked up by facility, person, account and case. Nothing
-- here is evidence: it can be thrown away and read off again.
CREATE TABLE access (
    log_index bigint PRIMARY KEY,
    at        timestamptz NOT NULL,
    actor     text        NOT NULL,
    type      text        NOT NULL,
    action    text        NOT NULL,
    decision  text        NOT NULL,
    object    text        NOT NULL, -- facility, record, query, person, exchange or other
    facility  uuid,
    record    uuid,
    purpose   text,
    case_hash text
);
CREATE INDEX access_facility ON access (facility, log_index DESC) WHERE facility IS NOT NULL;
CREATE INDEX access_record ON access (record, log_index DESC) WHERE record IS NOT NULL;
CREATE INDEX access_actor ON access (actor, log_index DESC);
CREATE INDEX access_case ON access (case_hash, log_index DESC) WHERE case_hash IS NOT NULL;

-- Records about persons that a search showed: beginnings of keyed hashes.
CREATE TABLE access_person (
    person    text   NOT NULL,
    log_index bigint NOT NULL,
    PRIMARY KEY (person, log_index)
);

-- The first leaf that was not read yet.
CREATE TABLE access_position (
    one  boolean PRIMARY KEY DEFAULT true CHECK (one),
    next bigint NOT NULL
);
INSERT INTO access_position (next) VALUES (0);
