-- Tasks that directives give: who does what by when, and how far it has come.
CREATE TABLE document_tasks (
    id {{id}},
    item_id BIGINT NOT NULL REFERENCES items (id),
    site_id BIGINT NOT NULL REFERENCES sites (id),
    document TEXT NOT NULL,
    work TEXT NOT NULL,
    assignee TEXT NOT NULL,
    due_on TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'reported', 'done', 'cancelled')),
    finished_on TEXT NOT NULL,
    is_public SMALLINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX document_tasks_item ON document_tasks (item_id, id);
CREATE INDEX document_tasks_site ON document_tasks (site_id, state, due_on, id);

CREATE TABLE document_task_events (
    id {{id}},
    task_id BIGINT NOT NULL REFERENCES document_tasks (id),
    at BIGINT NOT NULL,
    actor_id BIGINT NOT NULL,
    event TEXT NOT NULL,
    note TEXT NOT NULL
);
CREATE INDEX document_task_events_task ON document_task_events (task_id, at, id);
