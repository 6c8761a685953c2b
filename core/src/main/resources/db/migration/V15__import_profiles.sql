-- What people know about the files of an instrument: options, and how to know such a file again. A version never changes; the profile's name is that
-- of its latest one.
CREATE TABLE import_profile (
    id         uuid PRIMARY KEY,
    name       text        NOT NULL,
    version    integer     NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE UNIQUE INDEX import_profile_name ON import_profile (name);
CREATE INDEX import_profile_recent ON import_profile (created_at DESC, id DESC);

CREATE TABLE import_profile_version (
    profile_id  uuid    NOT NULL REFERENCES import_profile ON DELETE CASCADE,
    version     integer NOT NULL,
    name        text    NOT NULL,
    description text,
    -- as written
    options     json    NOT NULL,
    -- null: no file is known again, the profile is chosen by hand
    fingerprint json,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (profile_id, version)
);

-- Counts every change of a profile. What a file is read as when nothing is told depends on the profiles, so this number is part of its identity.
CREATE TABLE import_profile_change (
    change bigint NOT NULL
);
INSERT INTO import_profile_change VALUES (0);
