package kymo.core.series;

import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Column;

/** Finds out whether a dataset's axis column can be searched, by one look at its pyramid and one at all its rows. */
final class AxisCheck {

    private final DatasetReader dataset;
    private final Scale scale;
    private final int column;
    private boolean rises = true;
    private boolean falls = true;

    private AxisCheck(DatasetReader dataset, int column) {
        this.dataset = dataset;
        this.column = column;
        this.scale = new Scale(dataset.dataset().schema().columns().get(column).type());
    }

    /** Whether a column of this type can be an axis at all. */
    static boolean suits(ColumnType type) {
        return type.isNumeric() || type.carrier() == ColumnType.Carrier.LONG;
    }

    /** @param finest of the axis column, which is of a type that {@link #suits} */
    static Axis of(DatasetReader dataset, Finest finest) {
        Schema schema = dataset.dataset().schema();
        ColumnSpec spec = schema.columns().get(schema.axis());
        long without = dataset.dataset().rows() - finest.count();
        if (without > 0)
            return Axis.rowNumber("the axis '%s' has no finite value in %,d rows, so rows are drawn by their number"
                    .formatted(spec.name(), without));
        AxisCheck check = new AxisCheck(dataset, schema.axis());
        check.lookAt(finest);
        if (check.rises || check.falls) check.lookAtRows();
        if (check.rises || check.falls) return Axis.of(schema.axis(), spec, !check.rises);
        return Axis.rowNumber(
                "the axis '%s' is not in order, so rows are drawn by their number".formatted(spec.name()));
    }

    private void lookAt(Finest finest) {
        for (int bucket = 1; bucket < finest.size(); bucket++) {
            if (finest.max(bucket - 1) > finest.min(bucket)) rises = false;
            if (finest.min(bucket - 1) < finest.max(bucket)) falls = false;
        }
    }

    private void lookAtRows() {
        int[] axis = {column};
        long before = 0;
        for (long block = 0; block < dataset.blocks() && (rises || falls); block++) {
            Column values = dataset.read(block, axis).column(0);
            if (block == 0) before = scale.position(values, 0);
            for (int row = 0; row < values.size(); row++) {
                long position = scale.position(values, row);
                if (position < before) rises = false;
                if (position > before) falls = false;
                before = position;
            }
        }
    }
}
