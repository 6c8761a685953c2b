package kymo.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankSetTest {

    @ParameterizedTest(name = "{0} numbers")
    @ValueSource(ints = {1, 63, 64, 65, 4_096, 4_097, 300_000})
    void findsTheNeighboursThatASortedTreeFinds(int size) {
        RankSet set = new RankSet(size);
        TreeSet<Integer> tree = new TreeSet<>();
        Random random = new Random(size);
        for (int i = 0; i < 3_000; i++) {
            int number = random.nextInt(size);
            if (random.nextInt(3) > 0) {
                set.add(number);
                tree.add(number);
            } else {
                set.remove(number);
                tree.remove(number);
            }
            int asked = random.nextInt(size);
            assertThat(set.above(asked)).isEqualTo(orNone(tree.higher(asked)));
            assertThat(set.below(asked)).isEqualTo(orNone(tree.lower(asked)));
        }
    }

    private static int orNone(Integer found) {
        return found == null ? -1 : found;
    }
}
