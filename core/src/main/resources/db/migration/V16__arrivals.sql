-- Files that come whole, as a form: where each is being written, and how many bytes of the quota it holds. The row goes in the transaction in which an
-- upload names the file; one that nobody has touched for a while is what a death has left behind.
CREATE TABLE arrival (
    key        text PRIMARY KEY,
    bytes      bigint      NOT NULL,
    touched_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- the file is being removed: no upload may name it any more
    given_up   boolean     NOT NULL DEFAULT false,
    CHECK (bytes >= 0)
);
