-- An erasure may be about one attachment of its record only.
ALTER TABLE erasure ADD COLUMN attachment uuid;
