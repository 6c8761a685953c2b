package kymo.jobs.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntegerParserTest {

    private final IntegerParser parser = new IntegerParser();

    @Test
    void randomLongsComeBack() {
        Random random = new Random(7);
        for (int i = 0; i < 50_000; i++) {
            long drawn = random.nextLong() >> random.nextInt(64);
            String text = Long.toString(drawn);
            assertThat(parser.parse(DecimalParserTest.padded(text), 0)).isEqualTo(text.length());
            assertThat(parser.value()).isEqualTo(drawn);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775807",
                "-9223372036854775808",
                "+9223372036854775807",
                "0000000000000000000000042"
            })
    void theEdgesOf64BitsFit(String text) {
        assertThat(parser.parse(DecimalParserTest.padded(text), 0)).isEqualTo(text.length());
        assertThat(parser.value()).isEqualTo(Long.parseLong(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775808",
                "-9223372036854775809",
                "99999999999999999999",
                "18446744073709551616",
                "",
                "-",
                "+",
                "x"
            })
    void whatDoesNotFitIsNoNumber(String text) {
        assertThat(parser.parse(DecimalParserTest.padded(text), 0)).isEqualTo(-1);
    }
}
