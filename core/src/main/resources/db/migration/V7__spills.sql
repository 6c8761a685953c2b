-- Rows that a run's steps put aside for its later ones: gone when its dataset is published.

CREATE TABLE spill (
    dataset_id uuid    NOT NULL REFERENCES dataset ON DELETE CASCADE,
    name       text    NOT NULL,
    number     integer NOT NULL,
    rows       bigint  NOT NULL,
    key        text    NOT NULL,
    bytes      bigint  NOT NULL,
    sha256     text    NOT NULL,
    PRIMARY KEY (dataset_id, name, number)
);
