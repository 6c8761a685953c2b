-- Uploads, datasets and the manifest of their part files.

CREATE TABLE upload (
    id         uuid PRIMARY KEY,
    name       text        NOT NULL,
    key        text        NOT NULL,
    bytes      bigint      NOT NULL,
    sha256     text        NOT NULL UNIQUE,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE dataset (
    id                uuid PRIMARY KEY,
    name              text        NOT NULL,
    upload_id         uuid REFERENCES upload,
    parent_id         uuid REFERENCES dataset,
    run_id            uuid,
    processor         text        NOT NULL,
    processor_version integer     NOT NULL,
    parameters        jsonb       NOT NULL,
    content_hash      text        NOT NULL,
    schema            jsonb,
    reading           jsonb,
    generation        integer     NOT NULL DEFAULT 0,
    rows              bigint      NOT NULL DEFAULT 0,
    created_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    published_at      timestamptz,
    CHECK ((upload_id IS NULL) <> (parent_id IS NULL)),
    CHECK (published_at IS NULL OR schema IS NOT NULL)
);
-- the same bytes read in the same way are one dataset
CREATE UNIQUE INDEX dataset_raw_content ON dataset (content_hash) WHERE upload_id IS NOT NULL;
CREATE INDEX dataset_run ON dataset (run_id);
CREATE INDEX dataset_parent ON dataset (parent_id);
CREATE INDEX dataset_published ON dataset (published_at DESC, id) WHERE published_at IS NOT NULL;

-- A part file without a row here does not exist for readers.
CREATE TABLE part (
    dataset_id uuid    NOT NULL REFERENCES dataset ON DELETE CASCADE,
    number     integer NOT NULL,
    rows       bigint  NOT NULL,
    key        text    NOT NULL,
    bytes      bigint  NOT NULL,
    sha256     text    NOT NULL,
    rejects    jsonb,
    PRIMARY KEY (dataset_id, number)
);
