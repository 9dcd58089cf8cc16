-- The number and year that an issue has as long as it is public: its address.
CREATE TABLE gazette_numbers (
    item_id {{id}} REFERENCES items (id),
    site_id BIGINT NOT NULL REFERENCES sites (id),
    year TEXT NOT NULL,
    slug TEXT NOT NULL,
    UNIQUE (site_id, year, slug)
);
