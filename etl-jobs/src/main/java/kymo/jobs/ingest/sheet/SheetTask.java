package kymo.jobs.ingest.sheet;

import java.nio.file.Path;
import java.util.List;
import kymo.jobs.host.Frame;
import kymo.jobs.host.FrameWriter;
import kymo.jobs.host.HostTask;
import kymo.jobs.ingest.sheet.book.Workbook;

/** In the host: looks at workbooks and reads them. The file lies in the host's folder. */
public final class SheetTask implements HostTask {

    /** The name of the workbook in the host's folder. */
    static final String FILE = "workbook";

    /** Asks for a {@link LookRequest}. */
    static final int LOOK = Frame.FIRST_OF_TASK;
    /** Answers with a list of {@link SheetReading}. */
    static final int SHEETS = LOOK + 1;
    /** Asks for a {@link ReadRequest}. */
    static final int READ = LOOK + 2;
    /** Answers with a {@link RowsFrame}. */
    static final int ROWS = LOOK + 3;

    public SheetTask() {
        // the library logs through log4j's API, behind which the worker has a logger that takes longer to begin than a
        // small workbook to read
        System.setProperty("log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
    }

    @Override
    public void answer(Frame request, FrameWriter answers) throws Exception {
        Path file = Path.of(FILE).toAbsolutePath();
        if (request.kind() == LOOK) {
            LookRequest look = WireReader.look(request.payload());
            try (Workbook workbook = Workbook.open(file, look.fileName())) {
                List<SheetReading> sheets = new SheetChoice(workbook, look).sheets();
                answers.write(SHEETS, WireWriter.bytes(sheets));
            }
        } else {
            ReadRequest read = WireReader.read(request.payload());
            try (Workbook workbook = Workbook.open(file, read.reading().fileName())) {
                SheetReader.read(workbook, read.reading(), read.fromRow(), answers);
            }
        }
    }
}
