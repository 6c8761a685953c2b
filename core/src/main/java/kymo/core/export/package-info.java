/**
 * Datasets as files for other programs: CSV, JSON, NDJSON, Parquet.
 *
 * <p>Start at {@link kymo.core.export.ExportFormat}. Everything streams, block by block; a CSV written here gives every double back to its last bit.
 */
@NullMarked
package kymo.core.export;

import org.jspecify.annotations.NullMarked;
