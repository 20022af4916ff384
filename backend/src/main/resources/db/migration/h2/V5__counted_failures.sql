-- How often, within an hour, what a row says was done; null = once.
ALTER TABLE audit ADD COLUMN times INTEGER;
-- Failures to sign in are looked for by their age.
CREATE INDEX audit_of_action ON audit (action, at);
