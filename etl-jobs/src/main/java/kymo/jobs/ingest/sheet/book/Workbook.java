package kymo.jobs.ingest.sheet.book;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file of Excel that is open. */
public interface Workbook extends AutoCloseable {

    /**
     * Opens a file, and keeps what takes much room beside it, in the same folder.
     *
     * @param fileName for messages
     * @throws kymo.core.problems.ProblemException {@code WORKBOOK_BROKEN}, {@code WORKBOOK_PROTECTED} or {@code WORKBOOK_LIMIT}
     */
    static Workbook open(Path file, String fileName) {
        return Faults.within(fileName, () -> {
            byte[] head;
            try (InputStream in = Files.newInputStream(file)) {
                head = in.readNBytes(8);
            }
            boolean zip = head.length > 1 && head[0] == 'P' && head[1] == 'K';
            return zip ? OoxmlWorkbook.open(file, fileName) : BiffWorkbook.open(file, fileName);
        });
    }

    /** The sheets that can hold cells, in the order of the workbook. */
    List<SheetInfo> sheets();

    /** Whether days are counted from 1904 instead of 1900. */
    boolean from1904();

    /**
     * Reads a sheet.
     *
     * @param sheet its index in {@link #sheets()}
     * @param countingFrom1904 how days that stand as text are given as numbers
     * @throws kymo.core.problems.ProblemException as {@link #open}; {@code CELL_TOO_LONG}
     */
    void read(int sheet, boolean countingFrom1904, RowSink sink);

    @Override
    void close() throws IOException;
}
