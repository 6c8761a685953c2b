package kymo.jobs.script.inside;

import java.util.List;
import java.util.stream.Collectors;
import kymo.core.dataset.ColumnSpec;
import kymo.core.kernel.Block;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.jobs.script.api.Rows;
import org.jspecify.annotations.Nullable;

/** A block as a script sees it. */
final class SeenRows implements Rows {

    private static final int MOST_TOLD = 8;

    private final List<ColumnSpec> specs;
    private final boolean hasAxis;
    private final Block block;
    private final int from;
    private final int to;

    SeenRows(List<ColumnSpec> specs, boolean hasAxis, Block block, int from, int to) {
        this.specs = specs;
        this.hasAxis = hasAxis;
        this.block = block;
        this.from = from;
        this.to = to;
    }

    @Override
    public int size() {
        return to - from;
    }

    @Override
    public int from() {
        return from;
    }

    @Override
    public int to() {
        return to;
    }

    @Override
    public int seen() {
        return block.rows();
    }

    @Override
    public long firstRow() {
        return number(from);
    }

    @Override
    public long number(int row) {
        return block.firstRow() + row;
    }

    @Override
    public double[] doubles(String column) {
        Column found = column(column);
        if (found instanceof DoubleColumn doubles) return doubles.values();
        if (found instanceof LongColumn && specOf(column).type().isNumeric())
            return DoubleColumn.widened(found).values();
        throw other(column, "numbers");
    }

    @Override
    public long[] longs(String column) {
        if (column(column) instanceof LongColumn longs) return longs.values();
        throw other(column, "whole numbers or times");
    }

    @Override
    public @Nullable String[] texts(String column) {
        if (!(column(column) instanceof TextColumn texts)) throw other(column, "texts");
        @Nullable String[] all = new String[texts.size()];
        for (int row = 0; row < all.length; row++) all[row] = texts.text(row);
        return all;
    }

    @Override
    public boolean[] flags(String column) {
        if (column(column) instanceof BooleanColumn flags) return flags.values();
        throw other(column, "truths");
    }

    @Override
    public Column column(String column) {
        return block.column(index(column));
    }

    @Override
    public boolean isMissing(String column, int row) {
        return column(column).isMissing(row);
    }

    @Override
    public @Nullable String unit(String column) {
        return specOf(column).unit();
    }

    @Override
    public String type(String column) {
        return typeName(specOf(column));
    }

    @Override
    public List<String> columns() {
        return specs.stream().map(ColumnSpec::name).toList();
    }

    @Override
    public @Nullable String axis() {
        return hasAxis ? specs.get(0).name() : null;
    }

    @Override
    public long[] time() {
        if (!hasAxis || !specs.get(0).type().isTime())
            throw new IllegalArgumentException("the axis must be one of time but %s"
                    .formatted(
                            hasAxis
                                    ? "'%s' is of type %s"
                                            .formatted(specs.get(0).name(), typeName(specs.get(0)))
                                    : "the dataset's rows are counted"));
        return longs(specs.get(0).name());
    }

    private ColumnSpec specOf(String column) {
        return specs.get(index(column));
    }

    private int index(String column) {
        for (int index = 0; index < specs.size(); index++)
            if (specs.get(index).name().equals(column)) return index;
        throw new IllegalArgumentException(
                "there is no column '%s' here; a script sees the axis and the columns that its parameters name: %s"
                        .formatted(column, specs.isEmpty() ? "none" : String.join(", ", columns())));
    }

    private IllegalArgumentException other(String column, String what) {
        return new IllegalArgumentException("the column '%s' must hold %s but is of type %s; choose another column"
                .formatted(column, what, typeName(specOf(column))));
    }

    private static String typeName(ColumnSpec spec) {
        return spec.type().wireName();
    }

    /** The values that stand in a row, as a message tells them. */
    String told(int row) {
        if (row < 0 || row >= block.rows()) return "";
        String values = java.util.stream.IntStream.range(0, Math.min(specs.size(), MOST_TOLD))
                .mapToObj(index -> "%s = %s".formatted(specs.get(index).name(), value(index, row)))
                .collect(Collectors.joining(", "));
        return values.isEmpty() ? "" : " (%s)".formatted(values);
    }

    private String value(int index, int row) {
        Column column = block.column(index);
        if (column.isMissing(row)) return "missing";
        if (column instanceof DoubleColumn doubles) return Double.toString(doubles.values()[row]);
        if (column instanceof LongColumn longs) {
            long value = longs.values()[row];
            boolean moment = specs.get(index).type().isTime();
            return moment
                    ? java.time.Instant.ofEpochSecond(
                                    Math.floorDiv(value, 1_000_000_000L), Math.floorMod(value, 1_000_000_000L))
                            .toString()
                    : Long.toString(value);
        }
        if (column instanceof BooleanColumn flags) return Boolean.toString(flags.values()[row]);
        String text = String.valueOf(((TextColumn) column).text(row));
        return "'%s'".formatted(text.length() <= 40 ? text : text.substring(0, 40) + "…");
    }
}
