package kymo.core.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.kernel.Block;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.quality.QartodFlag;
import kymo.core.kernel.quality.QualityTest;
import kymo.core.kernel.quality.RollUp;
import kymo.core.kernel.quality.Samples;

/**
 * Checks one column of one part, block by block: the runs of equal flags of every test and of their roll-up, and of each test what its first and last
 * run are and how many rows carry each flag. Memory: 8 B a run.
 */
public final class PartCheck {

    /** The columns of what is put aside, runs and borders both. */
    public static final List<ColumnSpec> COLUMNS = List.of(new ColumnSpec("word", ColumnType.INTEGER, null));

    /** Runs in a block that is put aside. */
    public static final int BLOCK_RUNS = 4_096;

    private final List<PlannedTest> tests;
    private final Growing[] growing;
    private long[] runs = new long[256];
    private int size;
    private int rows;

    public PartCheck(List<PlannedTest> tests) {
        this.tests = List.copyOf(tests);
        this.growing = new Growing[tests.size() + 1];
        for (int i = 0; i < growing.length; i++)
            growing[i] = new Growing(i < tests.size() ? tests.get(i).kind() : TestKind.ROLLUP);
    }

    /** The next rows: {@code from} (inclusive) to {@code to} (exclusive) of {@code in}, the others being their neighbours. */
    public void add(Samples in, int from, int to) {
        RollUp worst = new RollUp(to - from);
        for (int i = 0; i < tests.size(); i++) {
            byte[] flags = new byte[to - from];
            QualityTest test = tests.get(i).test();
            test.flag(in, from, to, flags);
            worst.add(flags);
            growing[i].add(flags);
        }
        growing[tests.size()].add(worst.flags());
        rows += to - from;
    }

    /** All runs in order; nothing can be added after. */
    public List<Block> runs() {
        for (Growing one : growing) one.end();
        Arrays.sort(runs, 0, size);
        List<Block> blocks = new ArrayList<>();
        for (int from = 0; from < size; from += BLOCK_RUNS)
            blocks.add(block(Arrays.copyOfRange(runs, from, Math.min(size, from + BLOCK_RUNS))));
        return blocks;
    }

    /** Of every test {@value PartBorders#WORDS} words: see {@link PartBorders}; asked for after {@link #runs}. */
    public Block borders() {
        long[] words = new long[growing.length * PartBorders.WORDS];
        for (int i = 0; i < growing.length; i++) growing[i].tell(words, i * PartBorders.WORDS);
        return block(words);
    }

    private static Block block(long[] words) {
        return new Block(0, words.length, List.of(LongColumn.of(words)));
    }

    /** One test's run that has not ended, and what it has told so far. */
    private final class Growing {

        private final TestKind kind;
        private final long[] counts = new long[QartodFlag.MISSING + 1];
        private byte flag;
        private int from;
        private byte firstFlag;
        private int firstRows;

        Growing(TestKind kind) {
            this.kind = kind;
        }

        void add(byte[] flags) {
            byte now = flag;
            for (int row = 0; row < flags.length; row++) {
                if (flags[row] == now) continue;
                close(rows + row);
                now = flags[row];
                flag = now;
                from = rows + row;
            }
        }

        private void close(int end) {
            if (flag == 0) return;
            counts[flag] += (long) end - from;
            if (firstFlag == 0) {
                firstFlag = flag;
                firstRows = end - from;
            }
            if (size == runs.length) runs = Arrays.copyOf(runs, 2 * size);
            runs[size++] = FlagRun.of(from, kind, flag, end - from);
        }

        void end() {
            close(rows);
        }

        void tell(long[] words, int at) {
            words[at] = firstFlag;
            words[at + 1] = firstRows;
            words[at + 2] = flag;
            words[at + 3] = (long) rows - from;
            for (int place = 0; place < FlagCounts.FLAGS.length; place++)
                words[at + 4 + place] = counts[FlagCounts.FLAGS[place]];
        }
    }
}
