-- PDF files whose signatures could not be read, and in how many rounds of the sweep: until they are, nobody knows whether they have any.
CREATE TABLE media_signature_failures (
    hash TEXT NOT NULL PRIMARY KEY REFERENCES media_files (hash),
    rounds BIGINT NOT NULL,
    failed_at BIGINT NOT NULL
);
-- A failure used to be written like a file without signatures: those are looked at once more.
DELETE FROM media_signatures WHERE signatures = '[]';
