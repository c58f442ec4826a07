-- Certificates of this hub that count no more, each by two people; and what partners say of theirs.

CREATE TABLE own_revocation (
    serial      text PRIMARY KEY, -- decimal
    national    boolean     NOT NULL, -- whether the SM2 authority issued it
    purpose     text        NOT NULL,
    reason      text        NOT NULL,
    proposed_by text        NOT NULL,
    proposed_at timestamptz NOT NULL,
    approved_by text,
    revoked_at  timestamptz -- null until the second person agreed
);

CREATE TABLE revocation_list (
    partner   text        NOT NULL REFERENCES partner,
    national  boolean     NOT NULL,
    content   bytea       NOT NULL, -- DER
    PRIMARY KEY (partner, national)
);
