-- The second signatures of the national profile (SM2), beside the first ones; null without it.

ALTER TABLE outbox ADD COLUMN national bytea;
ALTER TABLE outbox ADD COLUMN receipt_national bytea;
ALTER TABLE inbox ADD COLUMN receipt_national bytea;
