-- What was signed of an attachment, for evidence of it: message is what the leaf commits to, and its seal is this hub's or a
-- partner's. Null for what was kept before, of which the leaf alone can be shown.
ALTER TABLE attachment ADD COLUMN attestation text;
