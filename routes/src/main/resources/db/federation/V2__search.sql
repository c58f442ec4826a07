-- Searching at partners: what they may find here, what we may find there, and which of their questions were answered.

-- What a partner may find here; none means nothing.
CREATE TABLE search_grant (
    partner    text PRIMARY KEY REFERENCES partner,
    terms      text        NOT NULL,
    changed_by text        NOT NULL,
    changed_at timestamptz NOT NULL
);

-- What a partner told that this hub may find there.
CREATE TABLE search_offer (
    partner    text PRIMARY KEY REFERENCES partner,
    terms      text        NOT NULL,
    changed_at timestamptz NOT NULL
);

-- Questions that were taken, kept until nobody could bring them again.
CREATE TABLE search_question (
    partner    text        NOT NULL,
    message_id uuid        NOT NULL,
    not_after  timestamptz NOT NULL,
    PRIMARY KEY (partner, message_id)
);
CREATE INDEX search_question_over ON search_question (not_after);
