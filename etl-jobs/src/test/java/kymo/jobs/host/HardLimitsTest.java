package kymo.jobs.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HardLimitsTest {

    private static final List<String> LINES = """
            Limit                     Soft Limit           Hard Limit           Units    \s
            Max cpu time              unlimited            unlimited            seconds  \s
            Max processes             1000                 2000                 processes\s
            Max realtime timeout      unlimited            unlimited            us       \s
            """.lines().toList();

    @Test
    void noMoreIsAskedForThanThereIs() {
        assertThat(HardLimits.capped(LINES, "Max processes", 1_999)).isEqualTo(1_999);
        assertThat(HardLimits.capped(LINES, "Max processes", 2_001)).isEqualTo(2_000);
        assertThat(HardLimits.capped(LINES, "Max cpu time", 2_001)).isEqualTo(2_001);
        assertThat(HardLimits.capped(LINES, "Max open files", 2_001)).isEqualTo(2_001);
    }
}
