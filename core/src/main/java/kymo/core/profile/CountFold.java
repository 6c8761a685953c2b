package kymo.core.profile;

import kymo.core.dataset.CellText;
import kymo.core.dataset.ColumnSpec;
import org.jspecify.annotations.Nullable;

/** A column of no numbers: how many values are missing; of times also the first and the last. */
final class CountFold implements ProfileFold.ColumnFold {

    private final ColumnSpec column;
    private final boolean timed;
    private long missing;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;

    CountFold(ColumnSpec column) {
        this.column = column;
        this.timed = ProfileFold.isTime(column.type());
    }

    @Override
    public void add(Words part) {
        missing += part.word();
        if (!timed) return;
        min = Math.min(min, part.word());
        max = Math.max(max, part.word());
    }

    @Override
    public DatasetProfile.ColumnFacts facts(long rows, boolean exact) {
        return new DatasetProfile.ColumnFacts(
                column.name(),
                column.type().wireName(),
                column.unit(),
                rows,
                missing,
                0,
                null,
                text(min),
                text(max),
                null,
                null,
                null,
                null,
                false,
                0,
                0,
                null,
                null);
    }

    private @Nullable String text(long time) {
        return timed && min <= max ? CellText.of(time, column.type()) : null;
    }
}
