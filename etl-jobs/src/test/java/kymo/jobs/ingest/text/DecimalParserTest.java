package kymo.jobs.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalParserTest {

    private final DecimalParser parser = new DecimalParser('.');

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 42})
    void shortestFormsOfRandomDoublesComeBackBitForBit(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            double drawn = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(drawn)) check(Double.toString(drawn));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 42})
    void randomDecimalsAreParsedAsTheJavaLibraryDoes(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) check(randomDecimal(random));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void decimalsHalfwayBetweenTwoDoublesGoToTheEvenOne(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            double low = Double.longBitsToDouble(random.nextLong() & Long.MAX_VALUE);
            if (!Double.isFinite(low) || low == Double.MAX_VALUE) continue;
            BigDecimal half =
                    new BigDecimal(low).add(new BigDecimal(Math.nextUp(low))).divide(BigDecimal.valueOf(2));
            check(half.toString());
            check(half.add(half.ulp()).toString());
            check(half.subtract(half.ulp()).toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "-0.0",
                "+3",
                ".5",
                "1.",
                "-.5",
                "1e5",
                "1E-300",
                "4.9e-324",
                "2.4e-324",
                "1.7976931348623157e308",
                "9007199254740993",
                "9223372036854775808",
                "18446744073709551615",
                "99999999999999999999",
                "0.1",
                "1e22",
                "1e23",
                "-1e-22",
                "8.5e-23",
                "00000000000000000000001",
                "0.00000000000000000000000000001",
                "1e400",
                "-1e400",
                "1e-400",
                "1e99999999999",
                "0e99999999999",
                "123456.12345678",
                "123456.123456789012345678"
            })
    void knownTrapsAreRoundedRight(String text) {
        check(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'',-1",
        "-,-1",
        "--5,-1",
        ".,-1",
        "e5,-1",
        "1e,-1",
        "1e+,-1",
        "abc,-1",
        "1.2.3,3",
        "12abc,2",
        "0x1p-3,1",
        "1_000,1",
        "5-,1"
    })
    void stopsWhereTheNumberEnds(String text, int end) {
        assertThat(parser.parse(padded(text), 0)).isEqualTo(end);
    }

    @Test
    void fortransExponentLetterIsAnExponent() {
        assertThat(parser.parse(padded("1.5D+02"), 0)).isEqualTo(7);
        assertThat(parser.value()).isEqualTo(150.0);
    }

    @Test
    void theDecimalCommaIsAPoint() {
        DecimalParser comma = new DecimalParser(',');
        assertThat(comma.parse(padded("-1234,5678901234567890123"), 0)).isEqualTo(25);
        assertThat(comma.value()).isEqualTo(-1234.567890123457);
        assertThat(comma.parse(padded("1.5"), 0)).isEqualTo(1);
    }

    private void check(String text) {
        assertThat(parser.parse(padded(text), 0)).as(text).isEqualTo(text.length());
        assertThat(Double.doubleToRawLongBits(parser.value()))
                .as(text)
                .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
    }

    private static String randomDecimal(Random random) {
        StringBuilder text = new StringBuilder();
        if (random.nextInt(4) == 0) text.append(random.nextBoolean() ? '-' : '+');
        digits(random, text, 1 + random.nextInt(random.nextInt(8) == 0 ? 30 : 7));
        if (random.nextInt(4) != 0) {
            text.append('.');
            digits(random, text, random.nextInt(random.nextInt(8) == 0 ? 30 : 18));
        }
        if (random.nextInt(4) == 0)
            text.append(random.nextBoolean() ? 'e' : 'E').append(random.nextInt(700) - 350);
        return text.toString();
    }

    private static void digits(Random random, StringBuilder text, int count) {
        for (int i = 0; i < count; i++) text.append((char) ('0' + random.nextInt(10)));
    }

    static byte[] padded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return java.util.Arrays.copyOf(bytes, bytes.length + DecimalParser.PADDING);
    }
}
