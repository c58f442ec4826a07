-- Attachments are read again from time to time: when each was, since when one is lost, and under which name its pieces lie
-- if they were brought anew (null: its own).
ALTER TABLE attachment ADD COLUMN checked_at timestamptz;
ALTER TABLE attachment ADD COLUMN lost_at timestamptz;
ALTER TABLE attachment ADD COLUMN pieces uuid;
CREATE INDEX attachment_lost ON attachment (lost_at) WHERE lost_at IS NOT NULL;
