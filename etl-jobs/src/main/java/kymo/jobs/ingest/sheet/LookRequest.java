package kymo.jobs.ingest.sheet;

/**
 * Asks a host what sheets there are.
 *
 * @param all whether for each of them, else for the one that is meant
 */
record LookRequest(String fileName, boolean all, SheetOptions options) {}
