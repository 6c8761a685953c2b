package kymo.core.dataset;

import java.util.List;

/** What a manifest must be before its dataset may be seen. */
final class Manifest {

    private Manifest() {}

    /** The rows of these parts, which must be a whole. */
    static long wholeRows(Dataset draft, List<Part> parts) {
        long rows = 0;
        for (int number = 0; number < parts.size(); number++) {
            Part part = parts.get(number);
            boolean last = number == parts.size() - 1;
            if (part.number() != number
                    || (!last && part.rows() != draft.schema().partRows()))
                throw new IllegalStateException(
                        "a dataset is published with parts 0 to n of %d rows each, the last one's aside, but draft %s has part %d with %d rows in place %d"
                                .formatted(draft.schema().partRows(), draft.id(), part.number(), part.rows(), number));
            rows += part.rows();
        }
        return rows;
    }
}
