-- Numbers of the documents that are public or approved: two documents of a site with the same number, issuer and day are one.
CREATE TABLE document_numbers (
    item_id {{id}} REFERENCES items (id),
    site_id BIGINT NOT NULL REFERENCES sites (id),
    number_key TEXT NOT NULL,
    issuer_key TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    UNIQUE (site_id, number_key, issuer_key, issued_on)
);
