package kymo.core.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunPolicyTest {

    @Test
    void waitsDoubleUpToTheLongest() {
        RunPolicy policy = new RunPolicy(
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                3,
                2,
                10);
        assertThat(IntStream.rangeClosed(1, 8)
                        .mapToObj(n -> policy.waitAfterFailure(n).toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
        assertThat(IntStream.range(0, 6).mapToObj(n -> policy.waitAfterDeath(n).toSeconds()))
                .containsExactly(0L, 10L, 20L, 40L, 60L, 60L);
        assertThat(policy.waitAfterFailure(1_000)).isEqualTo(Duration.ofSeconds(60));
    }
}
