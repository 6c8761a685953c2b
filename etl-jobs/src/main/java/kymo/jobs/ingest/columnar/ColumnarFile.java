package kymo.jobs.ingest.columnar;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** An open file of columns, in groups of rows. It keeps no bytes; the file under it is another's to close. */
interface ColumnarFile {

    /** Every column, nested ones too, in the file's order. */
    List<Field> fields();

    /** How many rows each group has. */
    long[] groupRows();

    /** The column at {@code index} of {@link #fields()}, before the first row of the group. */
    Cursor open(int index, int group);

    /** Adds who wrote it, and how. */
    void describe(ObjectNode file);
}
