package kymo.jobs.ingest.text;

import java.util.List;
import kymo.core.files.ReadableFile;

/**
 * What a text file holds.
 *
 * @param whole the file taken for one table
 * @param file to read the sections from
 * @param sections one for each table; none when it holds one at most
 */
record TextTables(TextTable whole, ReadableFile file, List<Section> sections) {}
