-- Questions that a worker answers while somebody waits. Unlogged: nobody keeps them, and who waits when the database falls asks again.
CREATE UNLOGGED TABLE inquiry (
    id          uuid PRIMARY KEY,
    kind        text        NOT NULL,
    -- json as it was written: a request may quote a file, and jsonb takes no NUL
    request     json        NOT NULL,
    asked_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- nobody waits any longer
    deadline    timestamptz NOT NULL,
    -- how often it was claimed; an answer counts when it comes from the last claim
    claims      integer     NOT NULL DEFAULT 0,
    -- when the worker that holds it was last heard of
    claimed_at  timestamptz,
    answered_at timestamptz,
    answer      json,
    problem     json
);
CREATE INDEX inquiry_open ON inquiry (asked_at) WHERE answered_at IS NULL;
CREATE INDEX inquiry_deadline ON inquiry (deadline);
