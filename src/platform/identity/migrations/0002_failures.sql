-- Failed sign-ins by the hash of what was typed as e-mail, so that an account that does not exist is locked like one that does.
-- failed_count and locked_until of accounts are no longer used.
CREATE TABLE sign_in_failures (
    email_hash TEXT PRIMARY KEY,
    count BIGINT NOT NULL,
    locked_until BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
