-- Of which picture an encoding was made: to know whose it is.
CREATE TABLE media_encodings (
    hash TEXT NOT NULL,
    original TEXT NOT NULL REFERENCES media_files (hash),
    PRIMARY KEY (hash, original)
);
CREATE INDEX media_library_hash ON media_library (hash);
