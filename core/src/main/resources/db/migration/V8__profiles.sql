-- What is known of a dataset's columns, taken when it was read or checked; never of a draft.
CREATE TABLE profile (
    dataset_id uuid PRIMARY KEY REFERENCES dataset ON DELETE CASCADE,
    -- as it was written, to the last digit and in its order
    profile    json NOT NULL
);

-- Which run found the dataset wanting, and how much so; null: nothing keeps it from being processed.
ALTER TABLE dataset ADD COLUMN quarantine jsonb;
