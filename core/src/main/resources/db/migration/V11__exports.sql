-- Files that runs have written to be fetched, until their time has come. An export has its run's id.
CREATE TABLE export (
    id         uuid PRIMARY KEY,
    -- may be deleted since
    dataset_id uuid        NOT NULL,
    name       text        NOT NULL,
    format     text        NOT NULL,
    key        text        NOT NULL UNIQUE,
    bytes      bigint      NOT NULL,
    sha256     text        NOT NULL,
    rows       bigint      NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL
);
CREATE INDEX export_age ON export (expires_at);
