package kymo.jobs.ingest.sheet;

import java.time.Duration;
import java.util.List;
import kymo.core.files.ReadableFile;
import kymo.core.problems.ProblemException;
import kymo.jobs.host.Frame;
import kymo.jobs.host.Host;
import kymo.jobs.host.HostErrand;
import kymo.jobs.host.HostInput;
import kymo.jobs.host.HostKind;
import kymo.jobs.host.HostLimits;
import org.jspecify.annotations.Nullable;

/** A host that holds one workbook. */
final class SheetHost implements AutoCloseable {

    private static final int HEAP_MIB = 256;
    private static final int FRAME_BYTES = 64 << 20;
    /** Processor time that any workbook may take; a small one that takes longer is hostile. */
    private static final long BASE_SECONDS = 7;
    /** A MiB of workbook is up to 200 of XML. */
    private static final long SECONDS_PER_MIB = 10;
    /** A busy machine gives a host as much less than all of a processor. */
    private static final int PATIENCE_PER_CPU = 4;

    private final Host host;

    private SheetHost(Host host) {
        this.host = host;
    }

    /** A host with a copy of the file, for somebody who wants to know what is in it. */
    static SheetHost toLook(ReadableFile file, String fileName) {
        return open(file, fileName, true);
    }

    /** A host with a copy of the file, for a run. */
    static SheetHost toRead(ReadableFile file, String fileName) {
        return open(file, fileName, false);
    }

    private static SheetHost open(ReadableFile file, String fileName, boolean prompt) {
        Duration cpu = Duration.ofSeconds(BASE_SECONDS + SECONDS_PER_MIB * (file.bytes() >> 20));
        HostLimits limits = new HostLimits(HEAP_MIB, cpu, cpu.multipliedBy(PATIENCE_PER_CPU), FRAME_BYTES);
        HostErrand errand = new HostErrand("reading '%s'".formatted(fileName), "save the sheet as CSV and upload that");
        HostKind kind = new HostKind(SheetTask.class, limits);
        Host host = Host.start(prompt ? kind.prompted() : kind, errand);
        try {
            HostInput.copy(file, host, SheetTask.FILE);
            return new SheetHost(host);
        } catch (RuntimeException e) {
            host.close();
            throw e;
        }
    }

    List<SheetReading> look(LookRequest request) {
        host.ask(SheetTask.LOOK, WireWriter.bytes(request));
        Frame answer = host.next();
        if (answer == null || answer.kind() != SheetTask.SHEETS || host.next() != null)
            throw host.bad("one list of sheets was asked for");
        try {
            List<SheetReading> sheets = WireReader.sheets(answer.payload());
            // a schema that cannot be is found out here, not by whoever stores it
            sheets.forEach(SheetReading::schema);
            if (!sheets.isEmpty()) return sheets;
        } catch (RuntimeException e) {
            // it is bad all the same
        }
        throw host.bad("a list of sheets was asked for");
    }

    void read(ReadRequest request) {
        host.ask(SheetTask.READ, WireWriter.bytes(request));
    }

    /** The next rows of what was asked to be read, null behind the last. */
    @Nullable
    RowsFrame rows(SheetReading reading) {
        Frame answer = host.next();
        if (answer == null) return null;
        if (answer.kind() != SheetTask.ROWS) throw host.bad("rows were asked for");
        try {
            return RowsFrame.decode(answer.payload(), reading.columns(), reading.blockRows());
        } catch (RuntimeException e) {
            throw host.bad("rows must be whole columns");
        }
    }

    /** What to throw when rows are not those that come next. */
    ProblemException disordered() {
        return host.bad("rows must follow one another until the last");
    }

    @Override
    public void close() {
        host.close();
    }
}
