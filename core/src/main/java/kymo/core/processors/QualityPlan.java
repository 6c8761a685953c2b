package kymo.core.processors;

import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.quality.Samples;
import kymo.core.profile.DatasetProfile;
import kymo.core.quality.CheckedColumn;
import kymo.core.quality.FactsSample;
import kymo.core.quality.StepFacts;
import kymo.core.quality.TimeScale;
import org.jspecify.annotations.Nullable;

/** What the columns of a dataset are checked by: their tests, with settings from the data where none were told. */
public final class QualityPlan {

    private final Schema schema;
    private final TimeScale scale;
    private final List<CheckedColumn> columns;

    private QualityPlan(Schema schema, TimeScale scale, List<CheckedColumn> columns) {
        this.schema = schema;
        this.scale = scale;
        this.columns = List.copyOf(columns);
    }

    /** The plan for this dataset; the same whenever it is asked for. */
    public static QualityPlan of(QualityCheck check, DatasetReader dataset, DatasetProfile profile) {
        Schema schema = dataset.schema();
        boolean hasAxis = TimeScale.isAxisTested(schema);
        TimeScale scale = TimeScale.of(schema, hasAxis ? largestAxisValue(schema, profile) : Double.NaN);
        FactsSample sample = new FactsSample(dataset, profile, scale);
        StepFacts steps = hasAxis ? sample.steps() : StepFacts.NONE;
        List<CheckedColumn> columns = new ArrayList<>();
        if (hasAxis) columns.add(check.axis(scale, steps));
        for (int column : check.columns()) columns.add(check.values(column, scale, sample.values(column), steps));
        return new QualityPlan(schema, scale, columns);
    }

    private static double largestAxisValue(Schema schema, DatasetProfile profile) {
        if (schema.axis() >= profile.columns().size()) return Double.NaN;
        DatasetProfile.ColumnFacts axis = profile.columns().get(schema.axis());
        return axis.min() instanceof Number min && axis.max() instanceof Number max
                ? Math.max(Math.abs(min.doubleValue()), Math.abs(max.doubleValue()))
                : Double.NaN;
    }

    /** The checked columns, the axis first, where it can be judged. */
    public List<CheckedColumn> columns() {
        return columns;
    }

    /** Which columns of the dataset the check of one needs. */
    public int[] read(CheckedColumn column) {
        if (column.isAxis()) return new int[] {column.index()};
        return TimeScale.isAxisTested(schema) ? new int[] {schema.axis(), column.index()} : new int[] {column.index()};
    }

    /** A block of those columns as the tests see it. */
    public Samples samples(Block block, CheckedColumn column) {
        boolean hasAxis = TimeScale.isAxisTested(schema);
        @Nullable Column axis = hasAxis ? block.column(0) : null;
        LongColumn times = scale.times(axis, block.firstRow(), block.rows());
        if (column.isAxis()) return Samples.of(times);
        return Samples.of(times, DoubleColumn.widened(block.column(hasAxis ? 1 : 0)));
    }
}
