-- Searches that people keep, and what has come for them since.
CREATE TABLE saved_search (
    id          bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    owner       text        NOT NULL,
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    query       jsonb       NOT NULL, -- words and filters; never purpose, case or page
    shared_with text,                 -- wire name of a role; null for nobody
    alerts      boolean     NOT NULL DEFAULT true,
    since       timestamptz NOT NULL, -- records kept before that raise nothing
    created_at  timestamptz NOT NULL,
    UNIQUE (owner, name)
);
CREATE INDEX saved_search_shared ON saved_search (shared_with) WHERE shared_with IS NOT NULL;

-- Counts every change of the searches, so that those who hold them in memory notice.
CREATE TABLE saved_search_version (
    one     boolean PRIMARY KEY DEFAULT true CHECK (one),
    version bigint  NOT NULL
);
INSERT INTO saved_search_version (version) VALUES (0);

-- One revision of a record that a search finds. Nothing of the record is here: it is read when somebody looks, with the
-- rights of whoever looks.
CREATE TABLE alert (
    id        bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    search    bigint      NOT NULL REFERENCES saved_search ON DELETE CASCADE,
    record    uuid        NOT NULL,
    revision  integer     NOT NULL,
    raised_at timestamptz NOT NULL,
    UNIQUE (search, record, revision)
);
CREATE INDEX alert_newest ON alert (search, id DESC);
CREATE INDEX alert_age ON alert (raised_at);

-- What each person has read: up to an alert, and single ones after it. Whoever a search is shared with may be spared it.
CREATE TABLE alert_mark (
    account text    NOT NULL,
    search  bigint  NOT NULL REFERENCES saved_search ON DELETE CASCADE,
    read_to bigint  NOT NULL DEFAULT 0,
    muted   boolean NOT NULL DEFAULT false,
    PRIMARY KEY (account, search)
);
CREATE TABLE alert_read (
    account text   NOT NULL,
    alert   bigint NOT NULL REFERENCES alert ON DELETE CASCADE,
    PRIMARY KEY (account, alert)
);
CREATE INDEX alert_read_alert ON alert_read (alert);

-- Up to where the change feed was matched, and up to where it was looked over a second time. Whoever writes alerts moves
-- one of the two first, in the same transaction: so no two nodes write the same, and numbers of alerts rise as they commit.
CREATE TABLE alert_position (
    follower    text   PRIMARY KEY CHECK (follower IN ('matched', 'swept')),
    ledger      text   NOT NULL,
    transaction bigint NOT NULL,
    sequence    bigint NOT NULL
);
INSERT INTO alert_position (follower, ledger, transaction, sequence) VALUES ('matched', '', 0, 0), ('swept', '', 0, 0);
