-- A dataset of corrected lines tells in its options which dataset had rejected them: its lineage leads there.
ALTER TABLE dataset ADD COLUMN corrects_id uuid
    GENERATED ALWAYS AS (CASE WHEN upload_id IS NOT NULL THEN CAST(parameters ->> 'corrects' AS uuid) END) STORED;
CREATE INDEX dataset_corrects ON dataset (corrects_id) WHERE corrects_id IS NOT NULL;
