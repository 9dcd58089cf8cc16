CREATE TABLE publication_counter (
    id {{id}},
    number BIGINT NOT NULL,
    mark TEXT NOT NULL
);
INSERT INTO publication_counter (id, number, mark) VALUES (1, 0, 'start');

-- number is 0 until the last statement before COMMIT gives the transaction's rows their common number.
CREATE TABLE publication_log (
    id {{id}},
    number BIGINT NOT NULL,
    mark TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('project', 'withdraw')),
    at BIGINT NOT NULL
);
CREATE INDEX publication_log_number ON publication_log (number, id);
