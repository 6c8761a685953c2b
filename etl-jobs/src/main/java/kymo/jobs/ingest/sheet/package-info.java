/**
 * The sheets of Excel workbooks become blocks of columns.
 *
 * <p>Start at {@link kymo.jobs.ingest.sheet.SheetFormat}, which sends a file to a {@link kymo.jobs.host.Host}; there {@link kymo.jobs.ingest.sheet.SheetTask}
 * looks at sheets ({@link kymo.jobs.ingest.sheet.SheetLook}) and reads one as what was understood of it
 * ({@link kymo.jobs.ingest.sheet.SheetReader}). The worker gets back columns of primitive values and never sees the file's structure. Lines are rows of
 * the sheet, counted from 1; columns are counted from 0. Nothing here knows of a job.
 */
@NullMarked
package kymo.jobs.ingest.sheet;

import org.jspecify.annotations.NullMarked;
