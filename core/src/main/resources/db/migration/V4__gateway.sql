-- What the gateway needs: lists of datasets, deletion, requests that are sent twice.

-- A deleted dataset has no rows any more; what was made of it still names it.
ALTER TABLE dataset ADD COLUMN deleted_at timestamptz;

-- the same bytes read in the same way are one dataset, until that is deleted
DROP INDEX dataset_raw_content;
CREATE UNIQUE INDEX dataset_raw_content ON dataset (content_hash) WHERE upload_id IS NOT NULL AND deleted_at IS NULL;

DROP INDEX dataset_published;
CREATE INDEX dataset_recent ON dataset (created_at DESC, id DESC) WHERE deleted_at IS NULL;

-- how long the list in rejects is, without opening it
ALTER TABLE part ADD COLUMN reject_count integer NOT NULL DEFAULT 0;
UPDATE part SET reject_count = jsonb_array_length(rejects) WHERE rejects IS NOT NULL;

-- A request that was sent with an Idempotency-Key, and the run that answered it.
CREATE TABLE idempotency (
    key            text PRIMARY KEY,
    request_sha256 text        NOT NULL,
    run_id         uuid,
    created_at     timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX idempotency_age ON idempotency (created_at);
