-- Attachments that were erased: whether the messages about them, which hold their names and digests, are out of the queue.
ALTER TABLE outgoing_attachment ADD COLUMN cleared boolean NOT NULL DEFAULT false;
