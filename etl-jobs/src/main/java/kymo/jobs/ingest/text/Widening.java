package kymo.jobs.ingest.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kymo.core.dataset.ColumnType;
import kymo.jobs.ingest.format.WiderTypeNeeded;

/** Counts the cells that do not fit their columns, and says when a column needs a wider type. */
final class Widening {

    /** So many misfits are borne in any column. */
    private static final long BORNE = 20;
    /** One row in so many may hold a misfit. */
    private static final long ROWS_PER_MISFIT = 1_000;

    private final ColumnType[] types;
    private final long[] misfits;
    private final ColumnType[] fits;

    Widening(Reading reading, Position from) {
        types = reading.columns().stream().map(ColumnReading::type).toArray(ColumnType[]::new);
        misfits = from.rejects().stream().mapToLong(Long::longValue).toArray();
        fits = from.fits().toArray(new ColumnType[0]);
    }

    void count(Fragment.Misfit misfit) {
        int column = misfit.column();
        if (column < 0) return;
        misfits[column]++;
        fits[column] = join(fits[column], misfit.fits());
    }

    /** @throws WiderTypeNeeded when too many of the {@code rows} so far hold a misfit in one column */
    void check(long rows) {
        Map<Integer, ColumnType> wider = new HashMap<>();
        long borne = Math.max(BORNE, rows / ROWS_PER_MISFIT);
        for (int column = 0; column < types.length; column++) {
            if (misfits[column] > borne && fits[column] != types[column]) wider.put(column, fits[column]);
        }
        if (!wider.isEmpty()) throw new WiderTypeNeeded(wider);
    }

    List<Long> misfits() {
        List<Long> list = new ArrayList<>(misfits.length);
        for (long count : misfits) list.add(count);
        return list;
    }

    List<ColumnType> fits() {
        return List.of(fits);
    }

    /** The narrowest type that holds the values of both. */
    static ColumnType join(ColumnType one, ColumnType other) {
        if (one == other || other == ColumnType.EMPTY) return one;
        if (one == ColumnType.EMPTY) return other;
        if (one.isNumeric() && other.isNumeric()) return ColumnType.FLOAT;
        boolean days = one == ColumnType.DATE || other == ColumnType.DATE;
        boolean stamps = one == ColumnType.DATETIME || other == ColumnType.DATETIME;
        return days && stamps ? ColumnType.DATETIME : ColumnType.STRING;
    }
}
