CREATE TABLE grants (
    id {{id}},
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    site_id BIGINT NOT NULL REFERENCES sites (id),
    level TEXT NOT NULL CHECK (level IN ('update', 'moderate', 'administer')),
    category_id BIGINT REFERENCES categories (id),
    granted_by BIGINT,
    granted_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX grants_account ON grants (account_id);
CREATE INDEX grants_site ON grants (site_id);
