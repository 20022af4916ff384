-- Entries of the log by which very many items of one part of a story were made, or taken back: each stands for as many changes, one
-- behind the other, as it has numbers.
CREATE TABLE bulk (
    first_seq BIGINT PRIMARY KEY,
    last_seq BIGINT NOT NULL,
    story VARCHAR(200) NOT NULL,
    collection VARCHAR(20) NOT NULL,
    -- What each change did: created, deleted, purged.
    kind VARCHAR(20) NOT NULL,
    -- Of each item, after it.
    revision INTEGER NOT NULL,
    -- What the items say: that of an entry that took them back is that of the entry which made them.
    content VARCHAR(40) NOT NULL,
    -- Whether the items stand as it made them, but for those that moved.
    standing BOOLEAN NOT NULL,
    -- The id that each has since it was purged.
    neutral VARCHAR(200),
    author VARCHAR(200) NOT NULL,
    at BIGINT NOT NULL,
    note VARCHAR(2000),
    visible BOOLEAN NOT NULL,
    batch BIGINT NOT NULL,
    -- The first of the changes that it undid.
    undoes BIGINT,
    -- How many of the changes tell nothing any more, since what they told was removed for good by itself.
    removed INTEGER DEFAULT 0 NOT NULL
);
CREATE INDEX bulk_of_story ON bulk (story, first_seq);
CREATE INDEX bulk_of_batch ON bulk (batch);

-- Written before the entry that makes something of it.
CREATE TABLE bulk_content (
    id VARCHAR(40) PRIMARY KEY,
    at BIGINT NOT NULL
);

-- Some items one behind the other, compressed.
CREATE TABLE bulk_block (
    content VARCHAR(40) NOT NULL,
    -- How many items stand in the blocks before it.
    first_item INTEGER NOT NULL,
    items INTEGER NOT NULL,
    documents VARBINARY(1048576) NOT NULL,
    PRIMARY KEY (content, first_item)
);

-- Their ids in alphabetical order, some at a time, and where each stands.
CREATE TABLE bulk_ids (
    content VARCHAR(40) NOT NULL,
    page INTEGER NOT NULL,
    first_id VARCHAR(200) NOT NULL,
    ids VARBINARY(1048576) NOT NULL,
    PRIMARY KEY (content, page)
);

-- Changes of items that have been changed again since: these stand by themselves, or are gone.
CREATE TABLE bulk_moved (
    seq BIGINT PRIMARY KEY
);
