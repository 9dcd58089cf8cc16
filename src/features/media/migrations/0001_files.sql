-- What is known of a stored file, once for all sites that have it. variants: JSON, the encodings of a picture.
CREATE TABLE media_files (
    hash TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    extension TEXT NOT NULL,
    size BIGINT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    variants TEXT NOT NULL,
    stored_at BIGINT NOT NULL
);

-- A site's library. The same file may lie in several, under other names.
CREATE TABLE media_library (
    id {{id}},
    site_id BIGINT NOT NULL REFERENCES sites (id),
    hash TEXT NOT NULL REFERENCES media_files (hash),
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    alt TEXT NOT NULL,
    credit TEXT NOT NULL,
    uploaded_by BIGINT NOT NULL,
    uploaded_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (site_id, hash)
);
CREATE INDEX media_library_newest ON media_library (site_id, uploaded_at, id);
