package kymo.jobs.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import kymo.jobs.support.WorkbookWriter;

/** A file of several parts that workers die over. */
enum KilledFile {
    /** More than 4 Mi rows, some cells of which cannot be read. */
    TEXT("big.csv", (4 << 20) + 100_000, 5, 11) {
        @Override
        void write(OutputStream out, Path folder) throws IOException {
            StringBuilder text = new StringBuilder("n,\"u, V\"\n");
            for (int row = 0; row < rows; row++) {
                text.append(row)
                        .append(',')
                        .append(row % 400_000 == 77_777 ? "?!" : row % 1_000 / 8.0)
                        .append('\n');
                if (text.length() > 1 << 20) {
                    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
                    text.setLength(0);
                }
            }
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    },
    /** Few rows a part, since one text is long; some cells are errors. */
    WORKBOOK("book.xlsx", 7_000, 4, 14) {
        private static final int COLUMNS = 20;

        @Override
        void write(OutputStream out, Path folder) throws IOException {
            Random random = new Random(5);
            try (WorkbookWriter book = new WorkbookWriter(out)) {
                book.sheet("about").row("a workbook").sheet("run").beginRow();
                book.add("n");
                book.add("words");
                for (int column = 2; column < COLUMNS; column++) book.add("ch" + column);
                book.endRow();
                for (int row = 0; row < rows; row++) {
                    book.beginRow();
                    book.add(row);
                    book.add("w".repeat(18_000 + row % 10));
                    for (int column = 2; column < COLUMNS; column++)
                        book.add(row % 500 == 77 && column == 2 ? WorkbookWriter.fault("#N/A") : random.nextDouble());
                    book.endRow();
                }
            }
        }
    },
    /** Row groups that are no multiples of blocks, out of a gzip. */
    PACKED_COLUMNS("big.parquet.gz", (2 << 20) + 100_000, 3, 0) {
        @Override
        void write(OutputStream out, Path folder) throws IOException {
            Path parquet = folder.resolve("big.parquet");
            try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = connection.createStatement()) {
                statement.execute(
                        "COPY (SELECT i, hash(i) / 7e18 AS u, 'station ' || (i %% 7) AS who FROM range(%d) r(i)) TO '%s' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 300000)"
                                .formatted(rows, parquet));
            } catch (SQLException e) {
                throw new IOException(e);
            }
            GZIPOutputStream gzip = new GZIPOutputStream(out);
            Files.copy(parquet, gzip);
            gzip.finish();
        }
    },
    /** What a script reads; lines are rejected behind blocks and behind the last row. */
    SCRIPT("run.odd", 7_000, 4, 14) {
        @Override
        void write(OutputStream out, Path folder) throws IOException {
            StringBuilder text = new StringBuilder();
            for (int row = 0; row < rows; row++)
                text.append(row).append(row % 512 == 511 || row + 1 == rows ? "\nbad\n" : "\n");
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        String options(int number) {
            return "{\"reader\": {\"name\": \"killed\", \"parameters\": {\"unused\": %d}}}".formatted(number);
        }
    };

    /** Reads whole numbers, and makes a long text of each, so that a part holds few rows. */
    static final String READER = """
            @Param(name = 'unused', type = INTEGER)
            @Output(name = 'n', type = INTEGER)
            @Output(name = 'words', type = TEXT)
            void read(Bytes input, Params params, RowSink rows) {
                rows.axis(0)
                String words = 'w' * 18000
                for (String line = input.line(); line != null; line = input.line()) {
                    if (!line.isLong()) {
                        rows.reject(line, 'no number')
                        continue
                    }
                    rows.integer(0, line.toLong())
                    rows.text(1, words + line)
                    rows.end()
                }
            }
            """;

    final String fileName;
    final int rows;
    final int parts;
    final int rejects;

    KilledFile(String fileName, int rows, int parts, int rejects) {
        this.fileName = fileName;
        this.rows = rows;
        this.parts = parts;
        this.rejects = rejects;
    }

    /** Options that are others each time and make no difference to what is read. */
    String options(int number) {
        return "{\"missing\": [\"unused-%d\"]}".formatted(number);
    }

    /** @param folder for what is needed meanwhile */
    abstract void write(OutputStream out, Path folder) throws IOException;
}
