/**
 * Datasets as files for other programs: CSV, JSON, NDJSON, Parquet, Excel.
 *
 * <p>Start at {@link kymo.core.export.Export}. Everything streams, block by block; a CSV written here gives every double back to its last bit.
 * {@link kymo.core.export.Exports} knows the files that runs have written, until they are fetched or their time has come.
 */
@NullMarked
package kymo.core.export;

import org.jspecify.annotations.NullMarked;
