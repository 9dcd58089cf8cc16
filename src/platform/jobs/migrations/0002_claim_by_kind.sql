-- A runner asks for what is due of each of its kinds.
CREATE INDEX jobs_by_kind ON jobs (kind, due_at, id) WHERE state <> 'failed';
