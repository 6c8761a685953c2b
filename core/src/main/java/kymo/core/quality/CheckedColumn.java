package kymo.core.quality;

import java.util.List;
import kymo.core.dataset.Halo;
import kymo.core.kernel.quality.QualityTest;

/**
 * One column with its tests.
 *
 * @param index in the dataset
 * @param isAxis whether it is judged as the axis
 */
public record CheckedColumn(String name, int index, boolean isAxis, List<PlannedTest> tests) {

    public CheckedColumn {
        tests = List.copyOf(tests);
    }

    /** What a block must bring with it. */
    public Halo halo() {
        int before = 0;
        int after = 0;
        long nanos = 0;
        for (PlannedTest planned : tests) {
            QualityTest test = planned.test();
            before = Math.max(before, test.rowsBefore());
            after = Math.max(after, test.rowsAfter());
            nanos = Math.max(nanos, test.nanosBefore());
        }
        return new Halo(before, after, nanos, 0);
    }

    /** The kinds of its tests, the roll-up last. */
    public TestKind[] kinds() {
        TestKind[] kinds = new TestKind[tests.size() + 1];
        for (int i = 0; i < tests.size(); i++) kinds[i] = tests.get(i).kind();
        kinds[tests.size()] = TestKind.ROLLUP;
        return kinds;
    }
}
