-- The end that the log was given when an archive was restored: what anybody knows of it from before belongs to another history.
ALTER TABLE log_head ADD COLUMN restored BIGINT DEFAULT 0 NOT NULL;
