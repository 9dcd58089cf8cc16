-- How far the chain reaches, so that rows missing at its end are noticed; locked by whoever seals.
CREATE TABLE audit_head (
    id {{id}},
    seal_number BIGINT NOT NULL,
    seal TEXT NOT NULL
);
INSERT INTO audit_head (id, seal_number, seal)
    SELECT 1, coalesce(max(seal_number), 0), coalesce((SELECT seal FROM audit WHERE seal_number = (SELECT max(seal_number) FROM audit)), '')
    FROM audit;
CREATE INDEX audit_unsealed ON audit (at, id) WHERE seal_number IS NULL;
