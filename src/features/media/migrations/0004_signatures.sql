-- The digital signatures in a PDF file, looked for once: JSON as extraction::to_json writes it, "[]" where there is none.
CREATE TABLE media_signatures (
    hash TEXT NOT NULL PRIMARY KEY REFERENCES media_files (hash),
    signatures TEXT NOT NULL,
    read_at BIGINT NOT NULL
);
