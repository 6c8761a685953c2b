package kymo.jobs.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import kymo.jobs.ingest.FileFormats;
import kymo.jobs.ingest.IngestJob;
import kymo.jobs.ingest.IngestSettings;
import kymo.jobs.support.WorkbookWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * A workbook as large as a sheet can be, read into the store: {@code bench/bench kymo.jobs.cli.WorkbookBench FILE.xlsx [ROWS [COLUMNS]]}. The file is
 * made when it is not there. Prints a JSON line: seconds of the look and of all, and the peak memory of the hosts (Linux).
 */
public final class WorkbookBench {

    private static final int HEADER = 1;

    private WorkbookBench() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        int rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : (1 << 20) - HEADER;
        int columns = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10;
        if (!Files.exists(file)) write(file, rows, columns);
        HostMemory memory = new HostMemory();
        memory.start();
        long began = System.nanoTime();
        FirstLook look = FirstLook.at(new InputFile(file), JsonMapper.shared().createObjectNode(), FileFormats.BUILT_IN);
        double lookSeconds = (System.nanoTime() - began) / 1e9;
        long stored;
        try (Scratch scratch = Scratch.begin(() -> {})) {
            stored = new LocalWork(scratch, 2, told -> {}, IngestJob.withProfile(fingerprint -> Optional.empty(), IngestSettings.usual(), FileFormats.BUILT_IN))
                    .ingest(new InputFile(file), look)
                    .rows();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"workbook\",\"rows\":%d,\"columns\":%d,\"file_bytes\":%d,\"look_s\":%.2f,\"all_s\":%.2f,\"worker_xmx_mib\":%d,\"worker_peak_mib\":%d,\"host_peak_mib\":%d}%n",
                stored,
                columns,
                Files.size(file),
                lookSeconds,
                seconds,
                Runtime.getRuntime().maxMemory() >> 20,
                HostMemory.peakKiB(ProcessHandle.current().pid()) >> 10,
                memory.peakMiB());
    }

    /** A time, a text, and numbers of four digits behind the point. */
    private static void write(Path file, int rows, int columns) throws IOException {
        Random random = new Random(1);
        try (OutputStream out = Files.newOutputStream(file);
                WorkbookWriter book = new WorkbookWriter(out)) {
            book.sheet("run");
            book.beginRow();
            book.add("time");
            book.add("state");
            for (int column = 2; column < columns; column++) book.add("ch" + column);
            book.endRow();
            for (int row = 0; row < rows; row++) {
                book.beginRow();
                book.add(WorkbookWriter.moment(45_000 + row / 86_400.0));
                book.add(row % 1_000 < 500 ? "running" : "idle");
                for (int column = 2; column < columns; column++) book.add(random.nextInt(10_000_000) / 1e4);
                book.endRow();
            }
        }
    }
}
