package kymo.core.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kymo.core.kernel.Block;
import kymo.core.kernel.BooleanColumn;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.TextColumn;
import kymo.core.kernel.Validity;
import org.jspecify.annotations.Nullable;

/** Blocks of every type with nasty values in them, reproducible by their seed. */
final class RandomBlocks {

    private static final String[] TEXTS = {"", "a", "\"quoted\", twice", "µ°Ω 温度", "line\nbreak", "x".repeat(3_000)};
    private static final double[] DOUBLES = {
        0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.1
    };

    private final Random random;
    private final double missing;

    RandomBlocks(long seed) {
        this.random = new Random(seed);
        this.missing = seed % 3 == 0 ? 0 : seed % 3 == 1 ? 0.2 : 0.98;
    }

    Schema schema(int columns) {
        List<ColumnSpec> specs = new ArrayList<>();
        ColumnType[] types = ColumnType.values();
        for (int i = 0; i < columns; i++) {
            specs.add(new ColumnSpec("c" + i, types[i % types.length], i % 2 == 0 ? "unit " + i : null));
        }
        return new Schema(specs, -1, 64);
    }

    Block block(Schema schema, long firstRow, int rows) {
        return new Block(
                firstRow,
                rows,
                schema.columns().stream().map(c -> column(c.type(), rows)).toList());
    }

    private Column column(ColumnType type, int rows) {
        boolean[] exists = new boolean[rows];
        long[] bits = new long[Validity.words(rows)];
        for (int row = 0; row < rows; row++) {
            exists[row] = type != ColumnType.EMPTY && random.nextDouble() >= missing;
            if (exists[row]) bits[row >>> 6] |= 1L << (row & 63);
        }
        Validity validity = missing == 0 ? Validity.ALL : Validity.of(bits);
        return switch (type.carrier()) {
            case DOUBLE -> {
                double[] values = new double[rows];
                for (int row = 0; row < rows; row++) {
                    double value =
                            random.nextInt(4) == 0 ? DOUBLES[random.nextInt(DOUBLES.length)] : random.nextGaussian();
                    values[row] = exists[row] ? value : Double.NaN;
                }
                yield DoubleColumn.of(values);
            }
            case LONG -> {
                long[] values = new long[rows];
                for (int row = 0; row < rows; row++) values[row] = exists[row] ? value(type) : 0;
                yield LongColumn.of(values, validity);
            }
            case BOOLEAN -> {
                boolean[] values = new boolean[rows];
                for (int row = 0; row < rows; row++) values[row] = exists[row] && random.nextBoolean();
                yield BooleanColumn.of(values, validity);
            }
            case TEXT -> {
                List<@Nullable String> texts = new ArrayList<>();
                for (int row = 0; row < rows; row++)
                    texts.add(exists[row] ? TEXTS[random.nextInt(TEXTS.length)] : null);
                yield TextColumn.of(texts);
            }
        };
    }

    private long value(ColumnType type) {
        if (type == ColumnType.TIME) return random.nextLong(PageEncoder.NANOS_PER_DAY);
        if (type == ColumnType.DATE) return random.nextInt(-40_000, 40_000) * PageEncoder.NANOS_PER_DAY;
        if (type == ColumnType.INTEGER && random.nextInt(5) == 0)
            return random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE;
        return random.nextLong() / 2;
    }
}
