-- The end of a posting period. What has expired is stored as withdrawn with a mark, so that a program which does not know of posting
-- periods reads it as what it is: not public any more.
ALTER TABLE editions ADD COLUMN expire_at BIGINT;
ALTER TABLE editions ADD COLUMN expired SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE items ADD COLUMN expired SMALLINT NOT NULL DEFAULT 0;
