/**
 * Parquet and Arrow files that other programs wrote.
 *
 * <p>Start at {@link kymo.jobs.ingest.columnar.ColumnarFormat}. {@link kymo.jobs.ingest.columnar.ColumnarFile} is what both have in common: columns in groups of rows, each
 * read by a cursor of its own; {@link kymo.jobs.ingest.columnar.Meaning} says what its values are. A file comes from anybody: every length in it is checked before memory is
 * taken for it. Nothing here reads nested columns.
 */
@NullMarked
package kymo.jobs.ingest.columnar;

import org.jspecify.annotations.NullMarked;
