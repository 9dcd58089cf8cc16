CREATE TABLE audit (
    id {{id}},
    at BIGINT NOT NULL,
    actor_id BIGINT NOT NULL,
    acting_for_id BIGINT NOT NULL,
    power TEXT NOT NULL,
    action TEXT NOT NULL,
    site_id BIGINT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    request TEXT NOT NULL,
    detail_hash TEXT NOT NULL,
    seal_number BIGINT,
    seal TEXT
);
CREATE UNIQUE INDEX audit_seal ON audit (seal_number);
CREATE INDEX audit_site ON audit (site_id, at);
CREATE INDEX audit_subject ON audit (subject_kind, subject_id);
CREATE TABLE audit_details (
    audit_id BIGINT PRIMARY KEY REFERENCES audit (id),
    salt TEXT NOT NULL,
    detail TEXT NOT NULL,
    erased_at BIGINT,
    erased_ground TEXT
);
