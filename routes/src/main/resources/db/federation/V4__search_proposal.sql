-- Search grants that wait for a second person.
CREATE TABLE search_proposal (
    partner     text PRIMARY KEY REFERENCES partner,
    terms       text        NOT NULL,
    proposed_by text        NOT NULL,
    proposed_at timestamptz NOT NULL
);
