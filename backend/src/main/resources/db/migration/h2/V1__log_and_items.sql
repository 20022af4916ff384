-- Times are milliseconds since 1970 UTC; documents are JSON.

-- Where the log ends. Its row is locked by each append, so that sequence order is commit order.
CREATE TABLE log_head (
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL
);
INSERT INTO log_head (seq, at) VALUES (0, 0);

CREATE TABLE change_log (
    seq BIGINT PRIMARY KEY,
    story VARCHAR(200) NOT NULL,
    collection VARCHAR(20) NOT NULL,
    item VARCHAR(200) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    revision INTEGER NOT NULL,
    before_document VARCHAR(1048576),
    after_document VARCHAR(1048576),
    author VARCHAR(200) NOT NULL,
    at BIGINT NOT NULL,
    note VARCHAR(2000),
    -- Whether readers may know of it.
    visible BOOLEAN NOT NULL,
    -- The first change of those that were made together.
    batch BIGINT NOT NULL,
    undoes BIGINT
);
CREATE INDEX change_log_of_item ON change_log (story, collection, item, seq);
CREATE INDEX change_log_of_batch ON change_log (batch);
CREATE INDEX change_log_of_story ON change_log (story, seq);

CREATE TABLE item (
    story VARCHAR(200) NOT NULL,
    collection VARCHAR(20) NOT NULL,
    id VARCHAR(200) NOT NULL,
    revision INTEGER NOT NULL,
    -- The revision that readers see; 0 = none.
    published_revision INTEGER NOT NULL,
    -- What readers see; null = nothing.
    document VARCHAR(1048576),
    -- What is written and not published; null = nothing.
    draft VARCHAR(1048576),
    created_seq BIGINT NOT NULL,
    changed_seq BIGINT NOT NULL,
    -- Since when readers see it as it is.
    updated BIGINT NOT NULL,
    -- Who wrote the draft.
    drafted_by VARCHAR(200),
    PRIMARY KEY (story, collection, id)
);

-- Answers to requests that may be sent again.
CREATE TABLE idempotency (
    author VARCHAR(200) NOT NULL,
    idempotency_key VARCHAR(200) NOT NULL,
    request_digest VARCHAR(64) NOT NULL,
    answer VARCHAR(1048576) NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (author, idempotency_key)
);
CREATE INDEX idempotency_by_age ON idempotency (at);
