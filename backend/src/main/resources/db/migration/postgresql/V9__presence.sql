-- Which tab has which story open in the editor: gone when the tab was silent for a while.
CREATE TABLE presence (
    story VARCHAR(200) NOT NULL,
    username VARCHAR(200) NOT NULL,
    tab VARCHAR(40) NOT NULL,
    -- What is edited there: collection and id; null = nothing in particular.
    item VARCHAR(200),
    -- When the tab was heard of last, by the clock of the database: milliseconds since 1970 UTC.
    seen BIGINT NOT NULL,
    PRIMARY KEY (story, username, tab)
);
