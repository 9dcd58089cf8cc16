CREATE TABLE sites (
    id {{id}},
    parent_id BIGINT REFERENCES sites (id),
    slug TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('province', 'department', 'commune')),
    host_label TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    official_name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    unit_code TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'established', 'suspended', 'merged', 'archived')),
    established_number TEXT NOT NULL,
    established_on TEXT NOT NULL,
    managing_body TEXT NOT NULL,
    responsible_person TEXT NOT NULL,
    address TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    licence TEXT NOT NULL,
    theme TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);

-- Hosts besides <host_label>.<base_host>.
CREATE TABLE site_hosts (
    host TEXT PRIMARY KEY,
    site_id BIGINT NOT NULL REFERENCES sites (id)
);

CREATE TABLE categories (
    id {{id}},
    site_id BIGINT NOT NULL REFERENCES sites (id),
    parent_id BIGINT REFERENCES categories (id),
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    position BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    version BIGINT NOT NULL,
    UNIQUE (site_id, slug)
);
