-- Attachments that were erased here: whether the partner that has them was told.
ALTER TABLE outgoing_attachment ADD COLUMN erasure_told boolean NOT NULL DEFAULT false;
