package kymo.jobs.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFormatTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yyyy-MM-dd HH:mm:ss", "dd/MM/yyyy HH:mm:ss", "MM/dd/yyyy HH:mm:ss", "dd.MM.yyyy HH:mm:ss",
                        "yyyy/MM/dd HH:mm:ss",
                "MM/dd/yy hh:mm:ss a", "dd-MMM-yyyy HH:mm:ss", "MMM dd yyyy HH:mm:ss", "dd MMM yyyy HH.mm.ss",
                        "yyyyMMddHHmmss",
                "yyyyMMdd:HHmmss", "yyyy-M-d H:mm:ss", "yyyy.MM.dd-HH.mm.ss"
            })
    void readsWhatTheJavaLibraryWrites(String pattern) {
        DateTimeFormatter writer = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        TimeFormat format = TimeFormat.of(pattern.replace("yyyy-M-d H", "yyyy-MM-dd HH"));
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            LocalDateTime time = LocalDateTime.ofEpochSecond(
                    random.nextInt(3_000_000) * 1_000L + random.nextInt(1_000), 0, ZoneOffset.UTC);
            String text = writer.format(time);
            assertThat(format.parse(text)).as(text).isEqualTo(nanos(time));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void readsEveryDayThatFitsAndRefusesTheOthers(long seed) {
        TimeFormat format = TimeFormat.of("yyyy-MM-dd");
        Random random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            int year = 1600 + random.nextInt(700);
            int month = random.nextInt(14);
            int day = random.nextInt(33);
            String text = "%04d-%02d-%02d".formatted(year, month, day);
            assertThat(format.parse(text)).as(text).isEqualTo(day(year, month, day));
        }
    }

    private static long day(int year, int month, int day) {
        try {
            LocalDate date = LocalDate.of(year, month, day);
            if (year < 1678 || year > 2261)
                return Math.abs(date.toEpochDay()) > 106_750
                        ? TimeFormat.NONE
                        : date.toEpochDay() * 86_400_000_000_000L;
            return date.toEpochDay() * 86_400_000_000_000L;
        } catch (java.time.DateTimeException e) {
            return TimeFormat.NONE;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "yyyy-MM-dd HH:mm:ss,2021-03-04,2021-03-04T00:00",
        "yyyy-MM-dd HH:mm:ss,2021-03-04 05:06,2021-03-04T05:06",
        "yyyy-MM-dd HH:mm:ss,2021-03-04T05:06:07.5,2021-03-04T05:06:07.5",
        "yyyy-MM-dd HH:mm:ss,2021-3-4 5:06:07,2021-03-04T05:06:07",
        "yyyy-MM-dd HH:mm:ss,2021-03-04 24:00:00,2021-03-05T00:00",
        "'dd.MM.yyyy HH:mm:ss','26.03.2023 00:30:00,137',2023-03-26T00:30:00.137",
        "MM/dd/yy hh:mm:ss a,01/13/17 12:00:00 AM,2017-01-13T00:00",
        "MM/dd/yy hh:mm:ss a,01/13/17 12:00:00 pm,2017-01-13T12:00",
        "dd/MM/yy HH:mm,31/12/69 00:00,2069-12-31T00:00",
        "dd/MM/yy HH:mm,31/12/70 00:00,1970-12-31T00:00",
        "yyyy-MM-dd HH:mm:ss,1969-12-31 23:59:59.999999999,1969-12-31T23:59:59.999999999"
    })
    void smallVariationsAreRead(String pattern, String text, LocalDateTime expected) {
        assertThat(TimeFormat.of(pattern).parse(text)).isEqualTo(nanos(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "yyyy-MM-dd HH:mm:ss,2021-02-29 00:00:00",
        "yyyy-MM-dd HH:mm:ss,2021-03-04 24:00:01",
        "yyyy-MM-dd HH:mm:ss,2021-03-04 05",
        "yyyy-MM-dd HH:mm:ss,2021-03-04 05:60:00",
        "yyyy-MM-dd HH:mm:ss,2021-03-04 05:06:07Z",
        "yyyy-MM-dd,2021-03-04 05:06",
        "yyyy-MM-dd,21-3-2021",
        "dd/MM/yyyy,2021/03/04",
        "dd/MM/yyyy,31/04/2021",
        "yyyy-MM-dd,1500-01-01",
        "yyyy-MM-dd,",
        "HH:mm:ss,24:00:00",
        "HH:mm:ss,x",
        "MM/dd/yy hh:mm:ss a,01/13/17 13:00:00 PM",
        "MM/dd/yy hh:mm:ss a,01/13/17 11:00:00",
        "yyyy-MM-dd HH:mm:ssXXX,2021-03-04 05:06:07",
        "epoch_s,12x",
        "epoch_s,",
        "epoch_ns,99999999999999999999"
    })
    void whatDoesNotFitIsNoTime(String pattern, String text) {
        assertThat(TimeFormat.of(pattern).parse(text == null ? "" : text)).isEqualTo(TimeFormat.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-03-26T00:30:00Z",
                "2023-03-26T00:30:00-07:00",
                "2023-03-26T00:30:00.123+05:30",
                "2262-01-01T00:00:00+14:00"
            })
    void aZoneMakesAMoment(String text) {
        Instant instant = OffsetDateTime.parse(text).toInstant();
        TimeFormat format = TimeFormat.of("yyyy-MM-ddTHH:mm:ssXXX");
        assertThat(format.pattern().isMoment()).isTrue();
        assertThat(format.parse(text)).isEqualTo(instant.getEpochSecond() * 1_000_000_000L + instant.getNano());
    }

    /** One parser reads many rows of one minute; each must come out as if it were alone. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ssXXX"})
    void whatWasReadBeforeMakesNoDifference(String pattern) {
        TimeFormat keeping = TimeFormat.of(pattern);
        Random random = new Random(3);
        String[] ends = {
            ":00",
            ":59",
            ":60",
            ":7",
            ":07",
            ":07.5",
            ":07,123456789",
            ":07.",
            ":07x",
            ":07 ",
            "",
            ":",
            ":07Z",
            ":07+02:00",
            ":07-0030",
            ":07.25Z",
            " AM",
            ":07 pm"
        };
        String[] minutes = {
            "2024-05-01T10:20",
            "2024-05-01T10:21",
            "2024-05-01 10:20",
            "2024-05-01  1:20",
            "2024-02-30T10:20",
            "2024-05-01T24:00",
            "2024-5-01T10:20",
            "2024-05-01T25:20",
            "24-05-01T10:20:1"
        };
        for (int i = 0; i < 5_000; i++) {
            String text = minutes[random.nextInt(minutes.length)] + ends[random.nextInt(ends.length)];
            assertThat(keeping.parse(text))
                    .describedAs(text)
                    .isEqualTo(TimeFormat.of(pattern).parse(text));
        }
    }

    @Test
    void zonesMayBeWrittenInSeveralWays() {
        TimeFormat format = TimeFormat.of("yyyy-MM-dd HH:mm:ssXXX{+02:00}");
        long expected = format.parse("2021-01-31 10:00:00Z");
        assertThat(format.parse("2021-01-31 12:00:00+0200")).isEqualTo(expected);
        assertThat(format.parse("2021-01-31 12:00:00 +02")).isEqualTo(expected);
        assertThat(format.parse("2021-01-31 10:00:00 UTC")).isEqualTo(expected);
        assertThat(format.parse("2021-01-31 12:00 GMT+02:00")).isEqualTo(expected);
        assertThat(format.pattern().offset()).isEqualTo(ZoneOffset.ofHours(2));
    }

    @Test
    void epochsCountFrom1970() {
        assertThat(TimeFormat.of("epoch_s").parse("1679790600.25")).isEqualTo(1_679_790_600_250_000_000L);
        assertThat(TimeFormat.of("epoch_ms").parse("1679790600137")).isEqualTo(1_679_790_600_137_000_000L);
        assertThat(TimeFormat.of("epoch_us").parse("-1")).isEqualTo(-1_000L);
        assertThat(TimeFormat.of("epoch_ns").parse("1679790600137000001")).isEqualTo(1_679_790_600_137_000_001L);
    }

    @ParameterizedTest
    @CsvSource({
        "HH.mm.ss,18.00.00,18:00",
        "HH:mm,23:30,23:30",
        "HH:mm:ss,23:30:01.5,23:30:01.5",
        "hh:mm:ss a,1:00:00 PM,13:00"
    })
    void timesOfDayCountFromMidnight(String pattern, String text, LocalTime expected) {
        assertThat(TimeFormat.of(pattern).parse(text)).isEqualTo(expected.toNanoOfDay());
    }

    private static long nanos(LocalDateTime time) {
        return ChronoUnit.NANOS.between(LocalDateTime.of(1970, 1, 1, 0, 0), time);
    }
}
