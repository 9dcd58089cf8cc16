-- Who changed it last, for the person whose own saving comes too late; and titles as they are searched.
ALTER TABLE editions ADD COLUMN updated_by BIGINT NOT NULL DEFAULT 0;
ALTER TABLE editions ADD COLUMN title_folded TEXT NOT NULL DEFAULT '';
CREATE INDEX editions_newest ON editions (site_id, updated_at, id);
