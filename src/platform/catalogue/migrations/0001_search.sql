-- Other names of a thing (abbreviations, synonyms) that the desk added. Where the term is one of data/search/abbreviations.csv, the
-- row stands instead of that line.
CREATE TABLE search_names (
    id {{id}},
    term TEXT NOT NULL,
    term_key TEXT NOT NULL UNIQUE,
    others TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);

-- What a site's board wants to be found first for a query. items: JSON, [["article", 12], …].
CREATE TABLE search_bets (
    id {{id}},
    site_id BIGINT NOT NULL REFERENCES sites (id),
    query TEXT NOT NULL,
    query_key TEXT NOT NULL,
    items TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (site_id, query_key)
);

-- How often a query found nothing on a day; only queries that came back in several hours.
CREATE TABLE search_misses (
    site_id BIGINT NOT NULL REFERENCES sites (id),
    query TEXT NOT NULL,
    day TEXT NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (site_id, query, day)
);
CREATE INDEX search_misses_day ON search_misses (day);
