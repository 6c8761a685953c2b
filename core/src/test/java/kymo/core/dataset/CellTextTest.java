package kymo.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {

    private static final long NANOS = 1_000_000_000L;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void timesReadAsIsoWritesThem(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            long[] units = {1, 1_000, 1_000_000, NANOS, 60 * NANOS, 86_400 * NANOS};
            long unit = units[random.nextInt(units.length)];
            isAsIsoWritesIt(random.nextLong() / unit * unit);
        }
        for (long nanos : new long[] {0, -1, 1, Long.MIN_VALUE, Long.MAX_VALUE}) isAsIsoWritesIt(nanos);
    }

    private static void isAsIsoWritesIt(long nanos) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(
                Math.floorDiv(nanos, NANOS), (int) Math.floorMod(nanos, NANOS), ZoneOffset.UTC);
        String text = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
        assertThat(CellText.of(nanos, ColumnType.DATETIME)).isEqualTo(text);
        assertThat(CellText.of(nanos, ColumnType.INSTANT)).isEqualTo(text + "Z");
        assertThat(Instant.parse(CellText.of(nanos, ColumnType.INSTANT))).isEqualTo(time.toInstant(ZoneOffset.UTC));
        assertThat(CellText.of(time.toLocalTime().toNanoOfDay(), ColumnType.TIME))
                .isEqualTo(DateTimeFormatter.ISO_LOCAL_TIME.format(
                        LocalTime.ofNanoOfDay(time.toLocalTime().toNanoOfDay())));
    }
}
