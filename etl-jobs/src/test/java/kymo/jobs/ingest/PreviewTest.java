package kymo.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import kymo.core.dataset.InMemoryCatalogue;
import kymo.core.dataset.Upload;
import kymo.core.files.FileStore;
import kymo.core.files.LocalFileStore;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PreviewTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final InMemoryCatalogue catalogue = new InMemoryCatalogue();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private FileStore files;

    @BeforeEach
    void open() {
        files = new LocalFileStore(folder);
    }

    @Test
    void theFirstRowsAreShownAsTheyWouldBeRead() {
        StringBuilder csv = new StringBuilder("time [s];U [V];note\n");
        for (int row = 0; row < 500; row++)
            csv.append(row).append(";").append(row).append(",25;n").append(row).append("\n");
        JsonNode preview = preview(csv.toString(), "{}");
        assertThat(preview.get("format").asString()).isEqualTo("text");
        assertThat(preview.get("rows")).hasSize(100);
        assertThat(preview.at("/rows/99").toString()).isEqualTo("[99,99.25,\"n99\"]");
        assertThat(preview.get("rowsRead").asInt()).isEqualTo(500);
        assertThat(preview.get("whole").asBoolean()).isTrue();
        assertThat(preview.at("/columns/1").toString())
                .isEqualTo(
                        "{\"name\":\"U [V]\",\"found\":\"U"
                                + " [V]\",\"unit\":\"V\",\"type\":\"float\",\"format\":null,\"included\":true,\"examples\":[\"0.25\",\"1.25\",\"2.25\"]}");
        assertThat(preview.get("axis").asString()).isEqualTo("time [s]");
        assertThat(preview.get("raw")).hasSize(30);
        assertThat(preview.at("/raw/1").asString()).isEqualTo("0;0,25;n0");
        assertThat(choice(preview, "delimiter").get("value").asString()).isEqualTo(";");
        assertThat(choice(preview, "delimiter").get("confidence").asDouble()).isGreaterThan(0.6);
        assertThat(choice(preview, "decimal").get("confidence").asDouble()).isEqualTo(1);
        assertThat(choice(preview, "headerLine").get("value").asInt()).isEqualTo(1);
    }

    @Test
    void whatIsToldIsSaidToBeTold() {
        JsonNode preview = preview("a;b\n1;2\n", "{\"delimiter\": \";\", \"types\": {\"b\": \"string\"}}");
        assertThat(choice(preview, "delimiter").get("told").asBoolean()).isTrue();
        assertThat(choice(preview, "delimiter").get("confidence").asDouble()).isEqualTo(1);
        assertThat(choice(preview, "encoding").get("told").asBoolean()).isFalse();
        assertThat(choice(preview, "types").get("column").asString()).isEqualTo("b");
        assertThat(choice(preview, "types").get("value").asString()).isEqualTo("string");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "decimal|.|,|t;v~1;1.234~2;2.345|decimal-assumed",
                "decimal|,|.|t;v~1;1,234~2;2,345|decimal-assumed",
                "thousands|,|none|t,v~1,\"1,234\"~2,\"2,345\"|thousands-assumed",
                "dateOrder|dmy|mdy|d;v~03/04/05;1.5~04/05/05;2.5|date-order-assumed",
            })
    void whereTwoReadingsAreEquallyGoodTheDefaultIsTakenAndBothAreSaid(
            String option, String taken, String other, String lines, String notice) {
        String csv = lines.replace('~', '\n') + "\n";
        JsonNode preview = preview(csv, "{}");
        JsonNode choice = choice(preview, option);
        assertThat(choice.get("value").asString()).isEqualTo(taken);
        assertThat(choice.get("next").asString()).isEqualTo(other);
        assertThat(choice.get("confidence").asDouble()).isEqualTo(0.5);
        assertThat(preview.get("notices").toString()).contains(notice);
        JsonNode told = preview(csv, JSON.createObjectNode().put(option, other).toString());
        assertThat(choice(told, option).get("told").asBoolean()).isTrue();
        assertThat(told.get("notices").toString()).doesNotContain(notice);
    }

    @Test
    void encodingThatNothingTellsIsAnEvenGuess() {
        byte[] latin = "t;Ger\u00e4t\n1;2\n".getBytes(Charset.forName("windows-1252"));
        JsonNode preview = answer(latin, "{}");
        assertThat(choice(preview, "encoding").get("confidence").asDouble()).isEqualTo(0.5);
        assertThat(choice(preview, "encoding").get("next").isNull()).isFalse();
        byte[] utf8 = "t;Ger\u00e4t\n1;2\n".getBytes(StandardCharsets.UTF_8);
        assertThat(choice(answer(utf8, "{}"), "encoding").get("confidence").asDouble())
                .isEqualTo(0.99);
    }

    @Test
    void aColumnThatIsNearlySomethingElseSaysSo() {
        StringBuilder csv = new StringBuilder("t;v;id\n");
        for (int row = 0; row < 10; row++)
            csv.append(row)
                    .append(row < 6 ? ";1.5;0" : ";word%d;0".formatted(row))
                    .append(row)
                    .append('\n');
        JsonNode preview = preview(csv.toString(), "{}");
        JsonNode nearly = StreamSupport.stream(preview.get("choices").spliterator(), false)
                .filter(choice -> choice.get("column").asString("").equals("v"))
                .findFirst()
                .orElseThrow();
        assertThat(nearly.get("value").asString()).isEqualTo("string");
        assertThat(nearly.get("next").asString()).isEqualTo("float");
        assertThat(nearly.get("confidence").asDouble()).isEqualTo(0.7);
    }

    @Test
    void columnsGetOtherNamesAndUnitsOrAreLeftOut() {
        JsonNode preview = preview(
                "t,u [V],x\n1,2,3\n2,4,broken\n3,6,5\n4,8,6\n",
                "{\"names\": {\"u [V]\": \"voltage\"}, \"units\": {\"u [V]\": \"mV\", \"t\": \"s\"}, \"columns\": [\"u"
                        + " [V]\", \"t\"], \"axis\": \"u [V]\"}");
        assertThat(preview.get("rows").toString()).isEqualTo("[[1,2],[2,4],[3,6],[4,8]]");
        assertThat(preview.get("axis").asString()).isEqualTo("voltage");
        assertThat(preview.at("/columns/0/unit").asString()).isEqualTo("s");
        assertThat(preview.at("/columns/1/name").asString()).isEqualTo("voltage");
        assertThat(preview.at("/columns/1/found").asString()).isEqualTo("u [V]");
        assertThat(preview.at("/columns/1/unit").asString()).isEqualTo("mV");
        assertThat(preview.at("/columns/2/included").asBoolean()).isFalse();
    }

    @Test
    void linesAtTheEndAreNoRowsWhereTheOptionSaysSo() {
        String csv = "t,u\n1,2\n2,3\nTotal,5\nsigned,me\n\n";
        assertThat(preview(csv, "{\"footerLines\": 2}").get("rows").toString()).isEqualTo("[[1,2],[2,3]]");
        byte[] wide = csv.getBytes(StandardCharsets.UTF_16LE);
        assertThat(answer(wide, "{\"footerLines\": 2}").get("rows").toString()).isEqualTo("[[1,2],[2,3]]");
        assertRefused(csv, "{\"footerLines\": 7}", "/options/footerLines");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"names\": {\"nope\": \"x\"}}|/options/names",
                "{\"names\": {\"t\": \"u\"}}|/options/names",
                "{\"columns\": [\"nope\"]}|/options/columns",
                "{\"axis\": \"nope\"}|/options/axis",
                "{\"units\": {\"t\": 3}}|/options/units/t",
                "{\"profile\": \"some\"}|/options/profile",
            })
    void anOptionThatDoesNotFitTheFileIsPointedAt(String options, String pointer) {
        assertRefused("t,u\n1,2\n", options, pointer);
    }

    @Test
    void whatCannotBeReadIsAmongTheFirstRows() {
        StringBuilder csv = new StringBuilder("t,u\n");
        for (int row = 0; row < 50; row++) csv.append(row).append(row == 7 ? ",oops\n" : row == 9 ? "\n" : ",1.5\n");
        JsonNode preview = preview(csv.toString(), "{}");
        assertThat(preview.get("rejectCount").asInt()).isEqualTo(2);
        assertThat(preview.at("/rejects/0/code").asString()).isEqualTo("not-a-number");
        assertThat(preview.at("/rejects/1/code").asString()).isEqualTo("too-few-fields");
        assertThat(preview.at("/rejects/1/text").asString()).isEqualTo("9");
    }

    @Test
    void ofSeveralTablesTheLongestIsShownAndItsLinesAreThoseOfTheFile() {
        StringBuilder csv = new StringBuilder("a;b\n1;2\n2;3\n\nt;u\n");
        for (int row = 0; row < 30; row++) csv.append(row).append(row == 20 ? ";x\n" : ";1,5\n");
        JsonNode preview = preview(csv.toString(), "{}");
        assertThat(choice(preview, "table").get("value").asInt()).isEqualTo(2);
        assertThat(choice(preview, "table").get("next").asInt()).isEqualTo(1);
        assertThat(choice(preview, "headerLine").get("value").asInt()).isEqualTo(5);
        assertThat(choice(preview, "firstDataLine").get("value").asInt()).isEqualTo(6);
        assertThat(choice(preview, "encoding").get("told").asBoolean()).isFalse();
        assertThat(preview.at("/rejects/0/line").asInt()).isEqualTo(26);
        JsonNode first = preview(csv.toString(), "{\"table\": 1}");
        assertThat(choice(first, "table").get("told").asBoolean()).isTrue();
        assertThat(first.get("rows").toString()).isEqualTo("[[1,2],[2,3]]");
    }

    @Test
    void whatWasDecidedLiesBesideTheDatasetAndIsReadBackTheSame() {
        ObjectNode options = (ObjectNode) JSON.readTree("{\"names\": {\"u\": \"w\"}, \"footerLines\": 1}");
        byte[] bytes = "t,u\n1,2\n2,3\nend,9\n".getBytes(StandardCharsets.UTF_8);
        Upload upload = upload(bytes);
        try (var file = files.open(upload.key())) {
            var table = new IngestLook(catalogue, print -> Optional.empty(), FileFormats.BUILT_IN)
                    .at(file, "a.csv", options);
            var again = FileFormats.BUILT_IN.kept(JSON.readTree(table.reading().toString()));
            assertThat(again.reading().toString()).isEqualTo(table.reading().toString());
            assertThat(again.schema()).isEqualTo(table.schema());
            try (var rows = again.rows(file, null, 1)) {
                assertThat(rows.next().rows()).isEqualTo(2);
            }
        }
    }

    private void assertRefused(String csv, String options, String pointer) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> preview(csv, options))
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.OPTION_INVALID);
                    assertThat(problem.pointer()).isEqualTo(pointer);
                });
    }

    private static JsonNode choice(JsonNode preview, String name) {
        for (JsonNode choice : preview.get("choices"))
            if (choice.get("name").asString().equals(name)) return choice;
        throw new AssertionError("no choice " + name + " in " + preview.get("choices"));
    }

    private JsonNode preview(String text, String options) {
        return answer(text.getBytes(StandardCharsets.UTF_8), options);
    }

    private JsonNode answer(byte[] bytes, String options) {
        ObjectNode request =
                JSON.createObjectNode().put("uploadId", upload(bytes).id().toString());
        request.set("options", JSON.readTree(options));
        return new PreviewAnswerer(
                        catalogue, files, print -> Optional.empty(), IngestSettings.usual(), FileFormats.BUILT_IN)
                .answer(request);
    }

    private Upload upload(byte[] bytes) {
        UUID id = UUID.randomUUID();
        return catalogue.addUpload(id, "a.csv", files.write("uploads/" + id, out -> out.write(bytes)));
    }
}
