-- What somebody wants to follow, until they click in the mail they got; after 48 hours the row goes.
CREATE TABLE alert_wishes (
    id {{id}},
    email TEXT NOT NULL,
    site_id BIGINT NOT NULL REFERENCES sites (id),
    topic TEXT NOT NULL,
    provision TEXT NOT NULL,
    label TEXT NOT NULL,
    consent TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    token_hash TEXT NOT NULL
);
CREATE INDEX alert_wishes_email ON alert_wishes (email);
CREATE INDEX alert_wishes_token ON alert_wishes (token_hash);

-- Addresses are here as long as something is followed. The key stands in every mail: it shows and ends what is followed.
-- Mails hold what lies behind sent_until; sending_until is the end of the one that is on its way, 0 where none is.
CREATE TABLE alert_subscribers (
    id {{id}},
    email TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL UNIQUE,
    sent_until BIGINT NOT NULL,
    sending_until BIGINT NOT NULL,
    entered_on TEXT NOT NULL,
    mailed_on TEXT NOT NULL,
    refusals BIGINT NOT NULL
);

CREATE TABLE alert_topics (
    id {{id}},
    subscriber_id BIGINT NOT NULL REFERENCES alert_subscribers (id),
    site_id BIGINT NOT NULL REFERENCES sites (id),
    topic TEXT NOT NULL,
    provision TEXT NOT NULL,
    label TEXT NOT NULL,
    consent TEXT NOT NULL,
    confirmed_at BIGINT NOT NULL,
    since_event BIGINT NOT NULL,
    UNIQUE (subscriber_id, site_id, topic, provision)
);
CREATE INDEX alert_topics_topic ON alert_topics (site_id, topic, provision);

-- What happened to documents, told once each. Numbered by the counter in alert_progress, so their order is that of their commits.
CREATE TABLE alert_events (
    id {{id}},
    site_id BIGINT NOT NULL REFERENCES sites (id),
    what TEXT NOT NULL,
    reminder BIGINT NOT NULL,
    source BIGINT NOT NULL,
    target BIGINT NOT NULL,
    provision TEXT NOT NULL,
    day TEXT NOT NULL,
    log_number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    UNIQUE (what, reminder, source, target, provision, day)
);
CREATE TABLE alert_event_topics (
    site_id BIGINT NOT NULL,
    topic TEXT NOT NULL,
    provision TEXT NOT NULL,
    event_id BIGINT NOT NULL REFERENCES alert_events (id),
    PRIMARY KEY (site_id, topic, provision, event_id)
);
CREATE INDEX alert_event_topics_event ON alert_event_topics (event_id);

CREATE TABLE alert_progress (
    id {{id}},
    log_number BIGINT NOT NULL,
    last_event BIGINT NOT NULL,
    reminded_on TEXT NOT NULL
);
INSERT INTO alert_progress (id, log_number, last_event, reminded_on) SELECT 1, number, 0, '' FROM publication_counter;
