package kymo.jobs.ingest.format;

import java.util.Map;
import kymo.core.dataset.ColumnType;

/** Too many cells of some columns do not fit the types that were chosen: begin again with {@link FoundTable#widened}. */
public final class WiderTypeNeeded extends RuntimeException {

    private final transient Map<Integer, ColumnType> wider;

    public WiderTypeNeeded(Map<Integer, ColumnType> wider) {
        super("columns need wider types: " + wider);
        this.wider = Map.copyOf(wider);
    }

    /** The type that each such column needs, by its index. */
    public Map<Integer, ColumnType> wider() {
        return wider;
    }
}
