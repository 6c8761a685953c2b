/**
 * The bytes of a delimited text file become blocks of columns.
 *
 * <p>Start at {@link kymo.jobs.ingest.text.TextLook}, which looks at parts of a file and says in a
 * {@link kymo.jobs.ingest.text.Reading} how it is to be read; {@link kymo.jobs.ingest.text.TextBlocks} then reads all of it so, in one pass.
 * Lines are physical and counted from 1, bytes and rows from 0. A cell that does not fit its column is missing and listed as a
 * {@link kymo.core.dataset.Reject}: nothing is lost in silence and no value moves to another column. Nothing here knows of a job.
 */
@NullMarked
package kymo.jobs.ingest.text;

import org.jspecify.annotations.NullMarked;
