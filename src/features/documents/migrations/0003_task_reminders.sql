-- What people were told by mail of tasks that are due: each of them once some days before the day of a task, and once after it.
CREATE TABLE document_task_reminders (
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    task_id BIGINT NOT NULL REFERENCES document_tasks (id),
    due_on TEXT NOT NULL,
    is_after SMALLINT NOT NULL,
    told_on TEXT NOT NULL,
    is_sent SMALLINT NOT NULL,
    PRIMARY KEY (account_id, task_id, due_on, is_after)
);
CREATE INDEX document_tasks_due ON document_tasks (state, due_on);
