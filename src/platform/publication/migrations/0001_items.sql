CREATE TABLE item_counter (
    id {{id}},
    last BIGINT NOT NULL
);
INSERT INTO item_counter (id, last) VALUES (1, 0);

CREATE TABLE items (
    id {{id}},
    site_id BIGINT NOT NULL REFERENCES sites (id),
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    translation_group BIGINT,
    state TEXT NOT NULL CHECK (state IN ('unpublished', 'live', 'withdrawn')),
    live_edition_id BIGINT,
    published_at BIGINT,
    first_public_at BIGINT,
    changed_at BIGINT,
    withdrawn_at BIGINT,
    withdrawn_reason TEXT NOT NULL,
    external_id TEXT,
    created_by BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (site_id, kind, external_id)
);
CREATE INDEX items_kind ON items (kind, id);

CREATE TABLE editions (
    id {{id}},
    item_id BIGINT NOT NULL REFERENCES items (id),
    site_id BIGINT NOT NULL REFERENCES sites (id),
    number BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'approved', 'scheduled', 'live', 'superseded', 'returned',
                                         'declined', 'withdrawn')),
    gate BIGINT NOT NULL,
    title TEXT NOT NULL,
    category_id BIGINT NOT NULL REFERENCES categories (id),
    content TEXT NOT NULL,
    content_schema BIGINT NOT NULL,
    content_hash TEXT NOT NULL,
    change_note TEXT NOT NULL,
    publish_at BIGINT,
    reason TEXT NOT NULL,
    created_by BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (item_id, number)
);
CREATE INDEX editions_desk ON editions (site_id, state, updated_at, id);
-- One edition of an item is under way at a time.
CREATE UNIQUE INDEX editions_open ON editions (item_id) WHERE state IN ('draft', 'submitted', 'returned', 'approved', 'scheduled');

CREATE TABLE edition_authors (
    edition_id BIGINT NOT NULL REFERENCES editions (id),
    account_id BIGINT NOT NULL,
    PRIMARY KEY (edition_id, account_id)
);

CREATE TABLE edition_files (
    edition_id BIGINT NOT NULL REFERENCES editions (id),
    hash TEXT NOT NULL,
    PRIMARY KEY (edition_id, hash)
);
CREATE INDEX edition_files_hash ON edition_files (hash);

CREATE TABLE edition_events (
    id {{id}},
    edition_id BIGINT NOT NULL REFERENCES editions (id),
    at BIGINT NOT NULL,
    actor_id BIGINT NOT NULL,
    event TEXT NOT NULL,
    gate_code TEXT NOT NULL,
    to_state TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    reason TEXT NOT NULL,
    voided SMALLINT NOT NULL
);
CREATE INDEX edition_events_edition ON edition_events (edition_id, at, id);

CREATE TABLE site_gates (
    site_id BIGINT NOT NULL REFERENCES sites (id),
    kind TEXT NOT NULL,
    position BIGINT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    power TEXT NOT NULL,
    editing SMALLINT NOT NULL,
    PRIMARY KEY (site_id, kind, position)
);
