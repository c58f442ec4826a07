-- Who may sign in. What a role may do is in the program; what a person may see is here.
CREATE TABLE account (
    name text PRIMARY KEY CHECK (name ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
    chinese text NOT NULL,
    english text NOT NULL,
    password_hash text NOT NULL,
    roles text[] NOT NULL,
    all_departments boolean NOT NULL,
    departments text[] NOT NULL,
    regions text[] NOT NULL,
    clearance text NOT NULL,
    enabled boolean NOT NULL DEFAULT true,
    changed_at timestamptz NOT NULL
);
COMMENT ON COLUMN account.departments IS 'wire names; ignored when all_departments';
COMMENT ON COLUMN account.regions IS 'roots of region subtrees; * for everywhere';
COMMENT ON COLUMN account.clearance IS 'highest sensitivity that may be seen, wire name';
