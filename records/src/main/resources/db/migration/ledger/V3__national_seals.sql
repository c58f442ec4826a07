-- The second signature of the national profile (SM2) over the manifest; null without it.

ALTER TABLE part ADD COLUMN national bytea;
