-- Times are milliseconds since 1970 UTC.

-- Who is signed in by a browser. A row that is gone ends its session.
CREATE TABLE editor_session (
    -- SHA-256 of what the browser's cookie holds, hexadecimal. The cookie itself is kept nowhere.
    digest VARCHAR(64) PRIMARY KEY,
    username VARCHAR(100) NOT NULL REFERENCES account (username) ON DELETE CASCADE,
    -- Of the account when it signed in: once it has another, the session has ended.
    epoch BIGINT NOT NULL,
    began BIGINT NOT NULL,
    -- Seen to a few minutes.
    last_used BIGINT NOT NULL
);
CREATE INDEX editor_session_of_account ON editor_session (username);
