package kymo.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockTest {

    private static final Block WHOLE = new Block(
            100,
            5,
            List.of(
                    DoubleColumn.of(1, Double.NaN, 3, 4, 5),
                    LongColumn.of(new long[] {1, 2, 0, 4, 5}, Validity.of(new long[] {0b11011})),
                    BooleanColumn.of(new boolean[] {true, false, true, false, true}, Validity.ALL),
                    TextColumn.of(Arrays.asList("a", null, "", "grün", "e"))));

    @ParameterizedTest(name = "cut at {0}")
    @ValueSource(ints = {1, 2, 3, 4})
    void isItselfAgainWhenCutAndJoined(int cut) {
        assertThat(Block.join(List.of(WHOLE.slice(0, cut), WHOLE.slice(cut, 5))))
                .isEqualTo(WHOLE);
    }

    @ParameterizedTest(name = "gap of {0}")
    @ValueSource(ints = {1, 2})
    void joinsNoBlocksThatLeaveAGap(int gap) {
        assertThatThrownBy(() -> Block.join(List.of(WHOLE.slice(0, 1), WHOLE.slice(1 + gap, 5))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("blocks must follow one another but row %d comes after row 101", 101 + gap);
    }
}
