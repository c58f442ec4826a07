-- Auditors look searches up by the words that were searched for, of which the log has the keyed hash. What was read off
-- before is read off again.
ALTER TABLE access ADD COLUMN words_hash text;
CREATE INDEX access_words ON access (words_hash, log_index DESC) WHERE words_hash IS NOT NULL;
TRUNCATE access, access_person;
UPDATE access_position SET next = 0;
