package kymo.jobs.ingest.sheet.book;

/** A sheet as its workbook lists it. */
public record SheetInfo(String name, boolean hidden) {}
