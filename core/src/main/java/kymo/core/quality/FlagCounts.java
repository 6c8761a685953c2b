package kymo.core.quality;

import kymo.core.kernel.quality.QartodFlag;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How many rows carry each flag. */
public final class FlagCounts {

    static final byte[] FLAGS = {
        QartodFlag.PASS, QartodFlag.NOT_EVALUATED, QartodFlag.SUSPECT, QartodFlag.FAIL, QartodFlag.MISSING
    };

    private final long[] counts = new long[FLAGS.length];

    void add(int place, long rows) {
        counts[place] += rows;
    }

    public long of(byte flag) {
        for (int place = 0; place < FLAGS.length; place++) if (FLAGS[place] == flag) return counts[place];
        throw new IllegalArgumentException("a flag must be 1, 2, 3, 4 or 9 but was " + flag);
    }

    public long rows() {
        long rows = 0;
        for (long count : counts) rows += count;
        return rows;
    }

    /**
     * 100 for rows without a fault, down to 0: a row that fails or is missing takes all of its share away, a suspect one half of it.
     */
    public double score() {
        long rows = rows();
        if (rows == 0) return 100;
        double lost = of(QartodFlag.FAIL) + of(QartodFlag.MISSING) + 0.5 * of(QartodFlag.SUSPECT);
        return 100 * (1 - lost / rows);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (int place = 0; place < FLAGS.length; place++) json.put(Integer.toString(FLAGS[place]), counts[place]);
        return json;
    }
}
