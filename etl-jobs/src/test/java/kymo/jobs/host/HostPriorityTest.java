package kymo.jobs.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPriorityTest {

    @ParameterizedTest(name = "{0} on {1} processors")
    @CsvSource({"10, 1, 10", "10, 2, 13", "10, 4, 16", "10, 64, 19", "1, 2, 4"})
    void aSessionIsNicerTheMoreProcessorsThereAre(int nice, int processors, int expected) {
        assertThat(HostPriority.sessionNice(nice, processors)).isEqualTo(expected);
    }
}
