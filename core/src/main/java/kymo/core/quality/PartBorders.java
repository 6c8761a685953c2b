package kymo.core.quality;

import kymo.core.kernel.Block;
import kymo.core.kernel.LongColumn;

/**
 * Joins the runs of one column over the borders of its parts: a run belongs to the part where it begins. Memory: 9 B a part and test.
 *
 * <p>Of every test of a part: first flag, rows of the first run, last flag, rows of the last run, and rows by flag (1, 2, 3, 4, 9).
 */
public final class PartBorders {

    static final int WORDS = 9;

    private final int parts;
    private final TestKind[] tests;
    private final long[][] words;
    private final long[][] more;

    /** @param tests the column's, the roll-up last */
    public PartBorders(int parts, TestKind... tests) {
        this.parts = parts;
        this.tests = tests.clone();
        this.words = new long[parts][];
        this.more = new long[parts][tests.length];
    }

    /** What {@link PartCheck#borders} told of part {@code part}. */
    public void put(int part, Block borders) {
        words[part] = ((LongColumn) borders.column(0)).values();
    }

    /** After all parts have been put: finds out how far runs go on. */
    public void join() {
        for (int part = parts - 2; part >= 0; part--) {
            for (int test = 0; test < tests.length; test++) {
                if (!goesOn(part, test)) continue;
                long[] next = words[part + 1];
                boolean whole = next[test * WORDS + 1] == rows(part + 1, test);
                more[part][test] = next[test * WORDS + 1] + (whole ? more[part + 1][test] : 0);
            }
        }
    }

    private boolean goesOn(int part, int test) {
        return words[part][test * WORDS + 2] == words[part + 1][test * WORDS];
    }

    private long rows(int part, int test) {
        long rows = 0;
        for (int place = 0; place < FlagCounts.FLAGS.length; place++) rows += words[part][test * WORDS + 4 + place];
        return rows;
    }

    /** Whether the part's first run by this test goes on one of the part before. */
    public boolean isJoined(int part, TestKind test) {
        return part > 0 && goesOn(part - 1, place(test));
    }

    /** How many of the part's runs go on one of the part before. */
    public int joined(int part) {
        int joined = 0;
        for (TestKind test : tests) if (isJoined(part, test)) joined++;
        return joined;
    }

    /** How many rows of later parts the last run of this part covers by this test. */
    public long more(int part, TestKind test) {
        return more[part][place(test)];
    }

    /** Rows by flag over all parts. */
    public FlagCounts counts(TestKind test) {
        FlagCounts counts = new FlagCounts();
        for (long[] part : words)
            for (int place = 0; place < FlagCounts.FLAGS.length; place++)
                counts.add(place, part[place(test) * WORDS + 4 + place]);
        return counts;
    }

    private int place(TestKind test) {
        for (int place = 0; place < tests.length; place++) if (tests[place] == test) return place;
        throw new IllegalArgumentException("the column has no test " + test.wireName());
    }
}
