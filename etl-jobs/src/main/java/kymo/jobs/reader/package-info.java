/**
 * Files that Kymo does not understand itself, read by the lab's own scripts.
 *
 * <p>Start at {@link kymo.jobs.reader.ReaderFormat}: to the room that ingests files a script is one more kind of file. Nothing of the file is parsed in
 * this process; what comes from the host was checked by {@link kymo.jobs.script.ScriptReading}.
 */
@ApplicationModule(allowedDependencies = {"ingest :: format", "script"})
@NullMarked
package kymo.jobs.reader;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
