package kymo.core.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final List<String> ABOVE = List.of(
            "Logger Model 7, serial 4711",
            "Recorded 03 May 2024 10:15 by anna",
            "Station: north ridge; sensor pressure");

    private final Fingerprint first = Fingerprint.of("text", List.of("Time", "P1 [hPa]", "SN 4711"), ";", ABOVE);

    @Test
    void datesNumbersAndSerialNumbersMakeNoDifference() {
        Fingerprint next = Fingerprint.of(
                "text",
                List.of("time ", "P2 [hPa]", "SN 98"),
                ";",
                List.of(
                        "Logger Model 9, serial 12",
                        "Recorded 17 December 2025 23:59 by anna",
                        "Station: north ridge; sensor pressure"));
        assertThat(next.isLike(first)).isTrue();
        assertThat(next).isEqualTo(first);
    }

    @Test
    void someWordsAboveTheTableMayBeOthers() {
        Fingerprint other = Fingerprint.of(
                "text",
                List.of("Time", "P1 [hPa]", "SN 4711"),
                ";",
                List.of(
                        "Logger Model 7, serial 4711",
                        "Recorded 03 May 2024 10:15 by bob",
                        "Station: south valley; sensor pressure"));
        assertThat(other.isLike(first)).isTrue();
        Fingerprint strange =
                Fingerprint.of("text", List.of("Time", "P1 [hPa]", "SN 4711"), ";", List.of("another instrument"));
        assertThat(strange.isLike(first)).isFalse();
    }

    @Test
    void otherNamesAnotherOrderOrAnotherDelimiterIsAnotherInstrument() {
        assertThat(Fingerprint.of("text", List.of("Time", "P1 [hPa]"), ";", ABOVE)
                        .isLike(first))
                .isFalse();
        assertThat(Fingerprint.of("text", List.of("P1 [hPa]", "Time", "SN 4711"), ";", ABOVE)
                        .isLike(first))
                .isFalse();
        assertThat(Fingerprint.of("text", List.of("Time", "P1 [hPa]", "SN 4711"), ",", ABOVE)
                        .isLike(first))
                .isFalse();
        assertThat(Fingerprint.of("sheet", List.of("Time", "P1 [hPa]", "SN 4711"), ";", ABOVE)
                        .isLike(first))
                .isFalse();
    }

    @Test
    void aTableWithoutNamesIsKnownByItsWordsAloneAndByNothingIfItHasFew() {
        Fingerprint nameless = Fingerprint.of("text", List.of(), ",", ABOVE);
        assertThat(Fingerprint.of("text", List.of(), ",", ABOVE).isLike(nameless))
                .isTrue();
        Fingerprint bare = Fingerprint.of("text", List.of(), ",", List.of("two words"));
        assertThat(bare.isLike(bare)).isFalse();
    }

    @Test
    void wordsAreWhatStaysTheSame() {
        assertThat(first.words())
                .isEqualTo(Set.of(
                        "logger",
                        "model",
                        "serial",
                        "recorded",
                        "anna",
                        "station",
                        "north",
                        "ridge",
                        "sensor",
                        "pressure"));
        assertThat(first.names()).containsExactly("time", "p# [hpa]", "sn #");
    }
}
