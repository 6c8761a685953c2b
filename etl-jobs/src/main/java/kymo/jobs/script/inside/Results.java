package kymo.jobs.script.inside;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.kernel.Validity;
import kymo.jobs.script.api.Columns;
import kymo.jobs.script.api.Flags;
import kymo.jobs.script.api.Report;
import kymo.jobs.script.api.Stretches;
import org.jspecify.annotations.Nullable;

/** Makes columns of what a script has returned, or says in its words why that is no result. */
final class Results {

    private static final List<Integer> FLAGS =
            List.of(Flags.PASS, Flags.NOT_EVALUATED, Flags.SUSPECT, Flags.FAIL, Flags.MISSING);
    private static final double EXACT = 1L << 53;

    private final List<ColumnSpec> made;
    private final long datasetRows;

    Results(List<ColumnSpec> made, long datasetRows) {
        this.made = made;
        this.datasetRows = datasetRows;
    }

    /**
     * The columns of a result.
     *
     * @param rows that a transform must have made
     * @throws IllegalArgumentException when it is none
     */
    List<Column> columns(@Nullable Object returned, int rows) {
        if (returned instanceof Columns columns) return transformed(columns, rows);
        if (returned instanceof Stretches stretches) return found(stretches);
        if (returned instanceof Flags flags) return judged(flags);
        if (returned instanceof Report report) return told(report);
        throw new IllegalArgumentException(
                "process must return its result but returned null; end it with a return, such as return Columns.of(y)");
    }

    private List<Column> transformed(Columns columns, int rows) {
        if (columns.count() != made.size())
            throw new IllegalArgumentException(
                    "process must return a column for each of its %d outputs (%s) but returned %d"
                            .formatted(
                                    made.size(),
                                    made.stream().map(ColumnSpec::name).collect(Collectors.joining(", ")),
                                    columns.count()));
        List<Column> all = new ArrayList<>();
        for (int index = 0; index < made.size(); index++) {
            Column column = column(made.get(index), columns.all().get(index), columns.missing(index));
            if (column.size() != rows)
                throw new IllegalArgumentException(
                        "the column '%s' must have as many rows as the block, rows.size() = %,d, but has %,d"
                                .formatted(made.get(index).name(), rows, column.size()));
            all.add(column);
        }
        return all;
    }

    private static Column column(ColumnSpec spec, @Nullable Object values, @Nullable BitSet missing) {
        Column column = carried(values, missing);
        if (spec.type() == ColumnType.FLOAT && column instanceof LongColumn) return DoubleColumn.widened(column);
        boolean fits = switch (spec.type().carrier()) {
            case DOUBLE -> column instanceof DoubleColumn;
            case LONG -> column instanceof LongColumn;
            case BOOLEAN -> column instanceof BooleanColumn;
            case TEXT -> column instanceof TextColumn;
        };
        if (column != null && fits) return column;
        throw new IllegalArgumentException("the output '%s' is of type %s and must be %s but was %s"
                .formatted(
                        spec.name(),
                        spec.type().name().toLowerCase(Locale.ROOT),
                        switch (spec.type().carrier()) {
                            case DOUBLE -> "a double[]";
                            case LONG -> "a long[]";
                            case BOOLEAN -> "a boolean[]";
                            case TEXT -> "a String[]";
                        },
                        values == null ? "null" : "a " + values.getClass().getSimpleName()));
    }

    private static @Nullable Column carried(@Nullable Object values, @Nullable BitSet missing) {
        if (values instanceof Column column) return column;
        if (values instanceof double[] doubles) return DoubleColumn.of(doubles);
        if (values instanceof int[] ints) {
            long[] wide = new long[ints.length];
            for (int row = 0; row < wide.length; row++) wide[row] = ints[row];
            return LongColumn.of(wide);
        }
        if (values instanceof long[] longs) {
            if (missing == null) return LongColumn.of(longs);
            long[] blanked = longs.clone();
            for (int row = missing.nextSetBit(0); row >= 0 && row < blanked.length; row = missing.nextSetBit(row + 1))
                blanked[row] = 0;
            return LongColumn.of(blanked, without(missing, longs.length));
        }
        if (values instanceof boolean[] booleans) {
            if (missing == null) return BooleanColumn.of(booleans, Validity.ALL);
            boolean[] blanked = booleans.clone();
            for (int row = missing.nextSetBit(0); row >= 0 && row < blanked.length; row = missing.nextSetBit(row + 1))
                blanked[row] = false;
            return BooleanColumn.of(blanked, without(missing, booleans.length));
        }
        return values instanceof String[] texts ? TextColumn.of(java.util.Arrays.asList(texts)) : null;
    }

    private static Validity without(BitSet missing, int rows) {
        long[] bits = new long[Validity.words(rows)];
        for (int row = 0; row < rows; row++) if (!missing.get(row)) bits[row >>> 6] |= 1L << (row & 63);
        return Validity.of(bits);
    }

    private List<Column> found(Stretches stretches) {
        List<Stretches.Stretch> all = new ArrayList<>(stretches.all());
        all.sort(Comparator.comparingLong(Stretches.Stretch::fromRow));
        int values = made.size() - 3;
        for (Stretches.Stretch stretch : all) {
            checkSpan(stretch.fromRow(), stretch.toRow());
            if (stretch.count() != values)
                throw new IllegalArgumentException(
                        "a stretch must have a value for each of the %d outputs but the one from row %,d has %d"
                                .formatted(values, stretch.fromRow(), stretch.count()));
        }
        List<Column> columns = new ArrayList<>();
        columns.add(
                LongColumn.of(all.stream().mapToLong(Stretches.Stretch::fromRow).toArray()));
        columns.add(
                LongColumn.of(all.stream().mapToLong(Stretches.Stretch::toRow).toArray()));
        columns.add(TextColumn.of(all.stream().map(Stretches.Stretch::label).toList()));
        for (int value = 0; value < values; value++) {
            int output = value;
            columns.add(value(
                    made.get(3 + value),
                    all.stream().mapToDouble(stretch -> stretch.value(output)).toArray()));
        }
        return columns;
    }

    private static Column value(ColumnSpec spec, double[] values) {
        if (spec.type() == ColumnType.FLOAT) return DoubleColumn.of(values);
        if (spec.type() != ColumnType.INTEGER)
            throw new IllegalArgumentException(
                    "an output of a detector must be a NUMBER or an INTEGER but '%s' is neither"
                            .formatted(spec.name()));
        long[] wholes = new long[values.length];
        BitSet missing = new BitSet();
        for (int row = 0; row < wholes.length; row++) {
            if (Double.isNaN(values[row])) missing.set(row);
            else if (values[row] != Math.rint(values[row]) || Math.abs(values[row]) > EXACT)
                throw new IllegalArgumentException(
                        "the output '%s' must be a whole number but was %s".formatted(spec.name(), values[row]));
            else wholes[row] = (long) values[row];
        }
        return LongColumn.of(wholes, missing.isEmpty() ? Validity.ALL : without(missing, wholes.length));
    }

    private void checkSpan(long fromRow, long toRow) {
        if (fromRow < 0 || toRow < fromRow || toRow >= datasetRows)
            throw new IllegalArgumentException(
                    "a stretch must go from a row of the dataset (0 to %,d) to one that is not before it, but goes from %,d to %,d; rows.number(i) tells the number of a row that is seen"
                            .formatted(datasetRows - 1, fromRow, toRow));
    }

    private List<Column> judged(Flags flags) {
        List<Flags.Flag> all = new ArrayList<>(flags.all());
        all.sort(Comparator.comparingLong(Flags.Flag::fromRow));
        for (Flags.Flag flag : all) {
            checkSpan(flag.fromRow(), flag.toRow());
            if (flag.column() == null || flag.test() == null)
                throw new IllegalArgumentException("a flag must name its column and its test");
            if (!FLAGS.contains(flag.flag()))
                throw new IllegalArgumentException(
                        "a flag must be Flags.PASS, NOT_EVALUATED, SUSPECT, FAIL or MISSING but was " + flag.flag());
        }
        return List.of(
                LongColumn.of(all.stream().mapToLong(Flags.Flag::fromRow).toArray()),
                LongColumn.of(all.stream().mapToLong(Flags.Flag::toRow).toArray()),
                TextColumn.of(all.stream().map(Flags.Flag::column).toList()),
                TextColumn.of(all.stream().map(Flags.Flag::test).toList()),
                LongColumn.of(all.stream().mapToLong(Flags.Flag::flag).toArray()));
    }

    private static List<Column> told(Report report) {
        List<Report.Figure> all = report.all();
        return List.of(
                TextColumn.of(all.stream().map(Report.Figure::name).toList()),
                DoubleColumn.of(all.stream().mapToDouble(Report.Figure::value).toArray()),
                TextColumn.of(all.stream().map(Report.Figure::text).toList()),
                TextColumn.of(all.stream().map(Report.Figure::unit).toList()));
    }
}
