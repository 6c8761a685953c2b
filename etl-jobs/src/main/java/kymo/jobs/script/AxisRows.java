package kymo.jobs.script;

import kymo.core.kernel.Column;

/** The axis of the dataset that a script works on, at any of its rows. */
@FunctionalInterface
public interface AxisRows {

    /**
     * The axis at these rows, in their order, as a column of the axis' type.
     *
     * @param rows numbers of rows of the dataset, all of which exist
     */
    Column at(long[] rows);
}
