-- An approved export may be fetched again when a download broke off: how often it was fetched, wholly or not.
ALTER TABLE export_request ADD COLUMN tries integer NOT NULL DEFAULT 0 CHECK (tries >= 0);
UPDATE export_request SET tries = 1 WHERE state = 'taken';
