-- Chains of processors that people keep. A version never changes; the recipe's name is that of its latest one.
CREATE TABLE recipe (
    id         uuid PRIMARY KEY,
    name       text        NOT NULL,
    version    integer     NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE UNIQUE INDEX recipe_name ON recipe (name);
CREATE INDEX recipe_recent ON recipe (created_at DESC, id DESC);

CREATE TABLE recipe_version (
    recipe_id   uuid    NOT NULL REFERENCES recipe ON DELETE CASCADE,
    version     integer NOT NULL,
    name        text    NOT NULL,
    description text,
    -- as written, since a processor's parameters are an object whose order a person chose
    steps       json    NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (recipe_id, version)
);
