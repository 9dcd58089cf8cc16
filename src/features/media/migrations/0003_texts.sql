-- The text of a file, read once. outcome: 'read'; 'scan' while pages are to be recognised; 'none' for what has no text; else the code of
-- the reason why there is none.
CREATE TABLE media_texts (
    hash TEXT NOT NULL PRIMARY KEY REFERENCES media_files (hash),
    outcome TEXT NOT NULL,
    text TEXT NOT NULL,
    pages BIGINT NOT NULL,
    pages_read BIGINT NOT NULL,
    read_at BIGINT NOT NULL
);
CREATE INDEX media_texts_scans ON media_texts (outcome, hash);
