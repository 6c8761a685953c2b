package kymo.jobs.ingest.text;

import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.ColumnType;
import org.jspecify.annotations.Nullable;

/** Readings of small files, for tests: UTF-8, commas, a header in line 1 unless said otherwise. */
record Readings(
        String encoding,
        String delimiter,
        String decimal,
        @Nullable String thousands,
        @Nullable String quote,
        @Nullable String comment,
        List<String> missing,
        int blockRows) {

    static final Readings CSV = new Readings("UTF-8", ",", ".", null, "\"", null, List.of("NA"), 4);

    Readings delimiter(String wanted) {
        return new Readings(encoding, wanted, decimal, thousands, quote, comment, missing, blockRows);
    }

    Readings numbers(String point, @Nullable String separator) {
        return new Readings(encoding, delimiter, point, separator, quote, comment, missing, blockRows);
    }

    Readings quote(@Nullable String wanted) {
        return new Readings(encoding, delimiter, decimal, thousands, wanted, comment, missing, blockRows);
    }

    Readings comment(@Nullable String wanted) {
        return new Readings(encoding, delimiter, decimal, thousands, quote, wanted, missing, blockRows);
    }

    Readings missing(String... wanted) {
        return new Readings(encoding, delimiter, decimal, thousands, quote, comment, List.of(wanted), blockRows);
    }

    Readings encoding(String wanted) {
        return new Readings(wanted, delimiter, decimal, thousands, quote, comment, missing, blockRows);
    }

    Readings blockRows(int wanted) {
        return new Readings(encoding, delimiter, decimal, thousands, quote, comment, missing, wanted);
    }

    /** A reading whose data begin at {@code dataOffset} in {@code line}; columns written as {@code name:type} or {@code name:type:format}. */
    Reading of(long dataOffset, long line, String... columns) {
        List<ColumnReading> list = new ArrayList<>();
        for (String column : columns) {
            String[] parts = column.split(":", 3);
            ColumnType type = ColumnType.valueOf(parts[1].toUpperCase(java.util.Locale.ROOT));
            list.add(new ColumnReading(parts[0], null, type, parts.length > 2 ? parts[2] : null, list.size()));
        }
        return new Reading(
                encoding,
                false,
                "LF",
                delimiter,
                decimal,
                thousands,
                quote,
                comment,
                (int) line - 1,
                0,
                line,
                dataOffset,
                null,
                columns.length,
                missing,
                list,
                List.of(),
                -1,
                blockRows,
                List.of(),
                List.of());
    }
}
