package kymo.jobs.ingest.sheet;

/**
 * Asks a host for the rows of a sheet.
 *
 * @param fromRow the first of them, counted from 0
 */
record ReadRequest(SheetReading reading, long fromRow) {}
