package kymo.jobs.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.StreamSupport;
import kymo.core.intake.IngestOptions;
import kymo.jobs.ingest.Described;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HexadecimalTest {

    private static final String TEXT = "t,register\n1,0x1F\n2,0XfF\n3,1Fh\n4,15\n5,-0x10\n";

    @Test
    void aColumnOfHexadecimalNumbersIsTextAndSaysSo() {
        JsonNode table = table(TEXT, "{}");
        assertThat(column(table).path("type").asString()).isEqualTo("string");
        assertThat(column(table).path("first").asString()).isEqualTo("0x1F");
        Reading reading = TextLook.look(BytesFile.of(TEXT), "f.csv", IngestOptions.none());
        assertThat(reading.notices())
                .anyMatch(notice -> notice.code().equals("numbers-hexadecimal")
                        && notice.message().contains("'0x1F'"));
    }

    @Test
    void whereIntegersAreWantedItsNumbersAreRead() {
        JsonNode column = column(table(TEXT, "{\"types\": {\"register\": \"integer\"}}"));
        assertThat(column.path("type").asString()).isEqualTo("integer");
        assertThat(column.path("first").asLong()).isEqualTo(31);
        assertThat(column.path("last").asLong()).isEqualTo(-16);
        assertThat(column.path("sum").asLong()).isEqualTo(31 + 255 + 31 + 15 - 16);
        assertThat(column.path("null_count").asInt()).isZero();
    }

    @Test
    void whatIsBeyond64BitsIsARejectOrMakesTheColumnText() {
        String integer = "{\"types\": {\"register\": \"integer\"}}";
        String most = "t,register\n1,0x7FFFFFFFFFFFFFFF\n";
        JsonNode few = column(table(most + "2,0x8000000000000000\n", integer));
        assertThat(few.path("first").asLong()).isEqualTo(Long.MAX_VALUE);
        assertThat(few.path("null_count").asInt()).isEqualTo(1);
        JsonNode many = column(table(most + "2,0xFFFFFFFFFFFFFFFF\n".repeat(30), integer));
        assertThat(many.path("type").asString()).isEqualTo("string");
        assertThat(many.path("last").asString()).isEqualTo("0xFFFFFFFFFFFFFFFF");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void everyValueIsReadExactly(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            long value = random.nextLong() >>> (1 + random.nextInt(63));
            for (String text :
                    new String[] {"0x%x".formatted(value), "0%XH".formatted(value), "0X%016X".formatted(value)}) {
                byte[] cell = text.getBytes(StandardCharsets.US_ASCII);
                assertThat(Hexadecimal.isOne(cell, cell.length)).as(text).isTrue();
                assertThat(Hexadecimal.fits(cell, cell.length)).as(text).isTrue();
                assertThat(Hexadecimal.value(cell, cell.length)).as(text).isEqualTo(value);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x", "x1F", "each", "fah", "1Fg", "0x1G", "h", "-", "", "12", "1F", "0x-1", "--0x1"})
    void wordsAndPlainNumbersAreNone(String text) {
        byte[] cell = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(Hexadecimal.isOne(cell, cell.length)).isFalse();
    }

    private static JsonNode column(JsonNode table) {
        return StreamSupport.stream(table.path("columns").spliterator(), false)
                .filter(column -> column.path("name").asString().equals("register"))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode table(String text, String options) {
        return Described.describe(
                        BytesFile.of(text),
                        "f.csv",
                        IngestOptions.parse(JsonMapper.shared().readTree(options)))
                .path("tables")
                .path(0);
    }
}
