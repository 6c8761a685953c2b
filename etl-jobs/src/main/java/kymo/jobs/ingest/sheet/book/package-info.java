/**
 * The files of Excel as rows of typed cells; nothing here knows what a table is.
 *
 * <p>Start at {@link kymo.jobs.ingest.sheet.book.Workbook#open}. A sheet is read in one pass, row by row, in constant memory. Rows are counted from 1 and
 * columns from 0, as A1 is row 1 of column 0. This is the only room that sees Apache POI, and it is entered only within a
 * {@link kymo.jobs.host.Host}: a hostile file may do to it what it likes. Formulas are never evaluated, links never followed, macros never read.
 */
@NullMarked
package kymo.jobs.ingest.sheet.book;

import org.jspecify.annotations.NullMarked;
