-- A saved search that failed when records were held against it: its alerts were stopped then, those of the others were not.
ALTER TABLE saved_search ADD COLUMN failed_at timestamptz;
