-- A form is made from a processor's schema: its properties come in the order in which they were written, which jsonb does not keep.
ALTER TABLE processor ALTER COLUMN descriptor TYPE json;
