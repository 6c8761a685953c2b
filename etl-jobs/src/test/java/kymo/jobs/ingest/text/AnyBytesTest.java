package kymo.jobs.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import kymo.core.intake.IngestOptions;
import kymo.core.problems.ProblemException;
import kymo.jobs.ingest.Described;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whatever the bytes and the options are, a file is described or refused with a problem that its user can read. */
class AnyBytesTest {

    private static final String SOUP = "0123456789,;\t|\n\r\"' .-+eE:/#abTZ%°\u00A0(){}[]\\日\uFFFD=";

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void soupIsDescribedOrRefused(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 250; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(random.nextBoolean() ? 20 : 400);
            int letters = 2 + random.nextInt(SOUP.length() - 1);
            for (int at = 0; at < length; at++) text.append(SOUP.charAt(random.nextInt(letters)));
            check(
                    text.toString()
                            .getBytes(random.nextInt(4) == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8),
                    random);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void brokenFilesAreDescribedOrRefused(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            byte[] bytes = new RandomText(random).write(5 + random.nextInt(40)).getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(5); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] =
                        (byte) (random.nextInt(4) == 0 ? random.nextInt() : SOUP.charAt(random.nextInt(30)));
            }
            check(Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)), random);
        }
    }

    private static void check(byte[] bytes, Random random) {
        ObjectNode options = options(random);
        try {
            JsonNode described = Described.describe(new BytesFile(bytes), "any.csv", IngestOptions.parse(options));
            assertThat(described.at("/tables/0/column_count").intValue()).isPositive();
        } catch (ProblemException refused) {
            assertThat(refused.getMessage()).doesNotContain("\n").hasSizeLessThan(500);
        } catch (RuntimeException e) {
            throw new AssertionError(options + " " + new String(bytes, StandardCharsets.UTF_8), e);
        }
    }

    private static ObjectNode options(Random random) {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        if (random.nextInt(3) > 0) return options;
        if (random.nextInt(3) == 0)
            options.put("delimiter", new String[] {",", ";", "tab", "whitespace", "1", "."}[random.nextInt(6)]);
        if (random.nextInt(3) == 0) options.put("decimal", random.nextBoolean() ? "," : ".");
        if (random.nextInt(3) == 0) options.put("thousands", new String[] {",", ".", " ", "none"}[random.nextInt(4)]);
        if (random.nextInt(3) == 0) options.put("quote", new String[] {"'", "\"", "none", "1"}[random.nextInt(4)]);
        if (random.nextInt(3) == 0) options.put("comment", new String[] {"#", "//", "none", "1"}[random.nextInt(4)]);
        if (random.nextInt(3) == 0) options.put("headerLine", random.nextInt(5));
        if (random.nextInt(3) == 0) options.put("unitsLine", random.nextInt(5));
        if (random.nextInt(3) == 0) options.put("firstDataLine", 1 + random.nextInt(5));
        if (random.nextInt(3) == 0)
            options.put("encoding", new String[] {"UTF-8", "UTF-16", "windows-1252", "GBK"}[random.nextInt(4)]);
        if (random.nextInt(3) == 0) options.putArray("missing").add("1").add("");
        if (random.nextInt(3) == 0) options.put("dateOrder", random.nextBoolean() ? "dmy" : "mdy");
        return options;
    }
}
