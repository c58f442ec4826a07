-- A department's key is replaced by a new one; when no record's key is wrapped by it any more it can be destroyed.

ALTER TABLE department_key ALTER COLUMN wrapped DROP NOT NULL;
ALTER TABLE department_key ADD COLUMN destroyed_at timestamptz;
ALTER TABLE department_key ADD CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL));
CREATE INDEX personal_key_department ON personal_key (department_key) WHERE wrapped IS NOT NULL;
