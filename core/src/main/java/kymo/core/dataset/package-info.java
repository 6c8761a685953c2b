/**
 * The store of datasets: draft, publish, open.
 *
 * <p>Start at {@link kymo.core.dataset.Catalogue}. A dataset is an immutable table of typed columns, kept as Parquet part files with a pyramid
 * inside each. A part without a manifest row does not exist for readers; nothing is overwritten, and no half dataset is ever visible.
 */
@NullMarked
package kymo.core.dataset;

import org.jspecify.annotations.NullMarked;
