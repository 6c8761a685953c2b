-- Uploads on their way: how many bytes of each are durable, and the pieces in which these lie.

CREATE TABLE incoming (
    id         uuid PRIMARY KEY,
    name       text        NOT NULL,
    -- as the sender told it, to be told again
    metadata   text,
    sha256     text,
    bytes      bigint      NOT NULL,
    received   bigint      NOT NULL DEFAULT 0,
    -- raised by whoever begins to write: what another one writes after that does not count
    writer     bigint      NOT NULL DEFAULT 0,
    touched_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL,
    -- where the pieces are being joined; the file counts only once an upload names it
    joined_key text,
    upload_id  uuid REFERENCES upload,
    ended_at   timestamptz,
    CHECK (received BETWEEN 0 AND bytes),
    CHECK (upload_id IS NULL OR ended_at IS NULL)
);
CREATE INDEX incoming_expiry ON incoming (expires_at);

CREATE TABLE incoming_piece (
    incoming_id uuid   NOT NULL REFERENCES incoming ON DELETE CASCADE,
    from_byte   bigint NOT NULL,
    bytes       bigint NOT NULL,
    key         text   NOT NULL,
    PRIMARY KEY (incoming_id, from_byte)
);
