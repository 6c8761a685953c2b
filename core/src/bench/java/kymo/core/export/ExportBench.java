package kymo.core.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.InMemoryCatalogue;
import kymo.core.dataset.Origin;
import kymo.core.dataset.Part;
import kymo.core.dataset.PartStore;
import kymo.core.dataset.Schema;
import kymo.core.dataset.Upload;
import kymo.core.files.FileStore;
import kymo.core.files.LocalFileStore;
import kymo.core.files.StoredFile;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * A dataset of an instant and five doubles, exported in each format into a store: rows a second, and the most memory that the process had
 * meanwhile (where the system lets it be counted anew, which is on Linux). The CSV is then read from the store, every value of every row
 * compared bit by bit; that is not timed.
 *
 * <p>{@code JAVA_OPTS=-Xmx512m bench/bench kymo.core.export.ExportBench [rows] [format] [folder]}; without a format, or with {@code all}, all
 * of them. In a folder the files are kept, which takes some 600 bytes a row; without one they are removed, each before the next.
 */
final class ExportBench {

    private static final int DOUBLES = 5;
    private static final long SECOND = 1_000_000_000L;

    private ExportBench() {}

    public static void main(String[] arguments) throws IOException {
        long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : 5_000_000;
        String chosen = arguments.length > 1 ? arguments[1] : "all";
        Path folder = Files.createTempDirectory("kymo-bench");
        try {
            FileStore files = LocalFileStore.temporary(folder);
            FileStore kept = arguments.length > 2 ? LocalFileStore.temporary(Path.of(arguments[2])) : files;
            Catalogue catalogue = new InMemoryCatalogue();
            UUID dataset = made(catalogue, files, rows);
            for (ExportFormat format : ExportFormat.values()) {
                if (!chosen.equals("all") && !chosen.equals(format.wireName())) continue;
                String key = "bench." + format.wireName();
                long[] written = {0};
                forgetPeakMemory();
                long began = System.nanoTime();
                StoredFile file = kept.write(
                        key,
                        out -> written[0] = Export.whole(format).write(catalogue, files, dataset, out, done -> {}));
                double seconds = (System.nanoTime() - began) / 1e9;
                System.out.printf(
                        "{\"bench\":\"export\",\"format\":\"%s\",\"rows\":%d,\"seconds\":%.1f,\"rowsPerSecond\":%.0f,\"bytes\":%d,\"maxHeapMiB\":%d,\"peakRssMiB\":%d}%n",
                        format.wireName(),
                        written[0],
                        seconds,
                        written[0] / seconds,
                        file.bytes(),
                        Runtime.getRuntime().maxMemory() >> 20,
                        peakRssMiB());
                if (format == ExportFormat.CSV) {
                    ReadBack back = new ReadBack(rows);
                    try (InputStream in = kept.stream(key, 0)) {
                        in.transferTo(back);
                    }
                    System.out.printf(
                            "{\"bench\":\"export-round-trip\",\"format\":\"csv\",\"rows\":%d,\"values\":%d,\"differing\":%d}%n",
                            back.row, back.values, back.differing);
                }
                if (arguments.length < 3) kept.delete(key);
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static UUID made(Catalogue catalogue, FileStore files, long rows) {
        List<ColumnSpec> specs = new ArrayList<>(List.of(new ColumnSpec("time", ColumnType.INSTANT, null)));
        for (int column = 0; column < DOUBLES; column++) specs.add(new ColumnSpec("c" + column, ColumnType.FLOAT, "V"));
        Schema schema = new Schema(specs, 0, Block.rowsFor(8L * specs.size()));
        UUID id = new UUID(0, 1);
        Upload upload = catalogue.addUpload(new UUID(0, 2), "bench.csv", new StoredFile("none", 1, "ab"));
        Origin origin = new Origin(
                upload.id(),
                null,
                new UUID(0, 3),
                "ingest",
                1,
                JsonMapper.shared().createObjectNode());
        List<Part> parts = new ArrayList<>();
        PartStore store = new PartStore(files);
        for (long first = 0; first < rows; first += schema.partRows()) {
            List<Block> blocks = new ArrayList<>();
            for (long at = first; at < Math.min(rows, first + schema.partRows()); at += schema.blockRows())
                blocks.add(block(at, (int) Math.min(schema.blockRows(), rows - at)));
            parts.add(store.write(id, schema, parts.size(), 1, 1, blocks, List.of()));
        }
        catalogue.publishWhole(id, "bench", origin, "bench", schema, null, parts);
        return id;
    }

    private static Block block(long first, int rows) {
        SplittableRandom random = new SplittableRandom(first);
        List<Column> columns = new ArrayList<>();
        long[] times = new long[rows];
        for (int row = 0; row < rows; row++) times[row] = (1_700_000_000L + first + row) * SECOND;
        columns.add(LongColumn.of(times));
        for (int column = 0; column < DOUBLES; column++) {
            double[] values = new double[rows];
            for (int row = 0; row < rows; row++) values[row] = random.nextDouble() * 200 - 100;
            columns.add(DoubleColumn.of(values));
        }
        return new Block(first, rows, columns);
    }

    /** Source: proc(5), clear_refs. */
    private static void forgetPeakMemory() throws IOException {
        Path marks = Path.of("/proc/self/clear_refs");
        if (Files.isWritable(marks)) Files.writeString(marks, "5");
    }

    private static long peakRssMiB() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) return -1;
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElse(-1);
    }

    /** Takes a CSV apart as it comes and compares every time and, bit by bit, every double with the one it was made of. */
    private static final class ReadBack extends OutputStream {
        private static final int BLOCK_ROWS = Block.rowsFor(8L * (DOUBLES + 1));
        private final StringBuilder line = new StringBuilder();
        private final long rows;
        private Block block;
        private long row = -1;
        private long values;
        private long differing;

        ReadBack(long rows) {
            this.rows = rows;
            this.block = blockAt(0);
        }

        private Block blockAt(long first) {
            return block(first, (int) Math.min(BLOCK_ROWS, rows - first));
        }

        @Override
        public void write(int b) {
            if (b != '\n') {
                line.append((char) b);
                return;
            }
            if (row >= 0) compare();
            row++;
            line.setLength(0);
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            String text = new String(source, offset, length, StandardCharsets.ISO_8859_1);
            for (int at = 0; at < length; at++) write(text.charAt(at));
        }

        private void compare() {
            int inBlock = (int) (row % BLOCK_ROWS);
            if (inBlock == 0) block = blockAt(row);
            int from = line.indexOf(",") + 1;
            long time = ((LongColumn) block.column(0)).values()[inBlock];
            if (!Instant.parse(line.substring(0, from - 1)).equals(Instant.ofEpochSecond(0, time))) differing++;
            values++;
            for (int column = 1; column <= DOUBLES; column++) {
                int end = line.indexOf(",", from);
                double read = Double.parseDouble(line.substring(from, end < 0 ? line.length() : end));
                double was = ((DoubleColumn) block.column(column)).values()[inBlock];
                if (Double.doubleToRawLongBits(read) != Double.doubleToRawLongBits(was)) differing++;
                values++;
                from = end + 1;
            }
        }
    }
}
