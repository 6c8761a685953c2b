-- Scripts as they were: a run keeps the text that it was asked for, whatever becomes of the file.

CREATE TABLE script (
    name        text        NOT NULL,
    -- 1 for the first text of that name, one more for every new one
    number      integer     NOT NULL,
    sha256      text        NOT NULL,
    source      text        NOT NULL,
    -- what the script says of itself; its parameters stay in their order
    declaration json,
    -- why it cannot be run: code, message, line
    problem     json,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (name, number),
    UNIQUE (name, sha256),
    CHECK ((declaration IS NULL) <> (problem IS NULL))
);
