package kymo.jobs.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kymo.core.intake.IngestOptions;
import kymo.core.problems.ProblemException;
import kymo.core.support.Conformance;
import kymo.jobs.ingest.Described;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Bad uploads: refused with a clear message or accepted with a warning, never read wrong in silence. */
class MalformedConformanceTest {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    @TestFactory
    Stream<DynamicTest> everyCaseIsAnsweredAsExpected() throws IOException {
        Path folder = Conformance.folder("malformed");
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode each : JSON.readTree(Files.readAllBytes(folder.resolve("manifest.json")))
                .path("cases")) {
            tests.add(DynamicTest.dynamicTest(each.path("id").stringValue(""), () -> check(folder, each)));
        }
        return tests.stream();
    }

    private static void check(Path folder, JsonNode each) throws IOException {
        String expect = each.path("expect").stringValue("");
        JsonNode described;
        try {
            described = describe(bytes(folder, each), each.path("file").stringValue(""));
        } catch (ProblemException refused) {
            assertThat(expect).contains("reject");
            assertThat(refused.getMessage()).hasSizeLessThan(400).doesNotContain("\n");
            if (each.has("line"))
                assertThat(refused.getMessage())
                        .contains("line " + each.path("line").intValue());
            return;
        }
        boolean warned = !described.path("notices").isEmpty()
                || described.path("reject_count").intValue() > 0;
        assertThat(expect).isNotEqualTo("reject");
        if (!expect.startsWith("accept")) assertThat(warned).as("a warning").isTrue();
        if (each.has("line"))
            assertThat(lines(described)).contains(each.path("line").intValue());
        for (JsonNode line : each.path("lines")) assertThat(lines(described)).contains(line.intValue());
    }

    @Test
    void rowsAndColumnsAreKept() throws IOException {
        assertThat(shape("sep_line.csv")).isEqualTo("10 rows of t:integer u:float");
        assertThat(shape("one_column.csv")).isEqualTo("10 rows of value:float");
        assertThat(shape("blank_lines.csv")).isEqualTo("10 rows of t:integer u:float");
        assertThat(shape("duplicate_headers.csv")).isEqualTo("5 rows of u:float u_2:float u_3:float U:float");
        assertThat(shape("empty_headers.csv"))
                .isEqualTo("5 rows of column_1:integer u:float column_3:float column_4:float");
        assertThat(shape("header_only.csv")).isEqualTo("0 rows of time:empty temp:empty");
        assertThat(shape("concatenated_files.csv")).isEqualTo("21 rows of t:integer u:float");
        assertThat(shape("text_in_numeric.csv")).isEqualTo("5000 rows of t:integer u:float");
        assertThat(shape("utf16_no_bom.csv")).isEqualTo("20 rows of t:integer u:float");
        assertThat(shape("all_missing.csv")).isEqualTo("30 rows of t:integer u:empty");
        assertThat(shape("invisible_header.csv")).isEqualTo("1 rows of time:integer temp:integer f:integer");
        assertThat(shape("unicode_numbers.csv")).isEqualTo("6 rows of t:integer u:string");
    }

    @Test
    void workbooksAreReadAsTheyMustBe() throws IOException {
        assertThat(shape("xlsx_no_cell_refs.xlsx")).isEqualTo("9 rows of t:integer u:float");
        assertThat(shape("xlsx_external_link.xlsx")).isEqualTo("3 rows of t:integer u:float");
        JsonNode serials = describe(file("xlsx_bad_serials.xlsx"), "s.xlsx");
        assertThat(serials.at("/tables/0/columns/0/last").stringValue()).isEqualTo("2021-01-01T12:00:00");
        assertThat(lines(serials)).contains(2, 3, 4, 5, 6);
        JsonNode formulas = describe(file("xlsx_formula_dangerous.xlsx"), "f.xlsx");
        assertThat(formulas.at("/tables/0/columns/1/first").intValue()).isEqualTo(2);
        JsonNode named = describe(file("xlsx_as_csv.csv"), "x.csv");
        assertThat(named.path("notices").toString()).contains("the file is an Excel workbook, whatever its name says");
    }

    @Test
    void nothingOfTheMachineIsReadInto() {
        assertThatThrownBy(() -> describe(file("xlsx_xxe_file.xlsx"), "x.xlsx"))
                .isInstanceOf(ProblemException.class)
                .hasMessageNotContaining("root:");
        assertThatThrownBy(() -> describe(file("xlsx_zip_bomb.xlsx"), "b.xlsx"))
                .hasMessageStartingWith("a workbook may unpack to at most 200 times its size but 'b.xlsx'");
    }

    @Test
    void everyBrokenNumberIsReportedByItsLine() throws IOException {
        JsonNode described = describe(file("number_junk.csv"), "number_junk.csv");
        assertThat(lines(described)).containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(described.at("/tables/0/row_count").intValue()).isEqualTo(10);
        assertThat(described.at("/tables/0/columns/1/last").doubleValue()).isEqualTo(2.5);
        JsonNode overflow = describe(file("number_overflow.csv"), "number_overflow.csv");
        assertThat(lines(overflow)).containsExactly(2, 3, 5);
        assertThat(overflow.at("/tables/0/columns/1/max").doubleValue()).isEqualTo(2);
    }

    @Test
    void messagesSayWhatIsWrong() {
        assertThatThrownBy(() -> describe(file("empty.csv"), "empty.csv"))
                .hasMessage(
                        "a file must hold a table but 'empty.csv' has no bytes; upload the file that the instrument wrote");
        assertThatThrownBy(() -> describe(file("random_bytes.csv"), "random_bytes.csv"))
                .hasMessageStartingWith("a text file holds no NUL bytes");
        assertThatThrownBy(() -> describe(file("pdf_as_csv.csv"), "p.csv"))
                .hasMessageContaining("'p.csv' is a PDF document");
        assertThatThrownBy(() -> describe(file("png_as_xlsx.xlsx"), "p.xlsx"))
                .hasMessageContaining("'p.xlsx' is no workbook");
        assertThatThrownBy(() -> describe(file("xlsx_encrypted.xlsx"), "e.xlsx"))
                .hasMessageContaining("'e.xlsx' is password-protected");
        assertThatThrownBy(() -> describe("\u00FF\u0001,".repeat(20_001).getBytes(StandardCharsets.UTF_8), "m.csv"))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void packedFilesAreReadOrRefusedForWhatIsWrongWithThem() throws IOException {
        assertThat(shape("gzip_two_members.csv.gz")).startsWith("2 rows of ");
        assertThat(code("gzip_bad_crc.csv.gz")).isEqualTo("archive-broken");
        assertThat(code("gzip_truncated.csv.gz")).isEqualTo("archive-broken");
        assertThat(code("gzip_garbage_after.csv.gz")).isEqualTo("archive-broken");
        assertThat(code("gzip_bomb.csv.gz")).isIn("unpacked-ratio", "line-too-long");
        assertThat(code("zip_traversal.zip")).isEqualTo("archive-path");
        assertThat(code("zip_nested.zip")).isEqualTo("archive-nested");
        assertThat(code("zip_duplicate_names.zip")).isEqualTo("archive-name-twice");
    }

    private static String code(String name) throws IOException {
        try {
            return describe(file(name), name).toString();
        } catch (ProblemException refused) {
            return refused.code().wireName();
        }
    }

    private static JsonNode describe(byte[] bytes, String name) {
        return Described.describe(new BytesFile(bytes), name, IngestOptions.none());
    }

    private static String shape(String name) throws IOException {
        JsonNode table = describe(file(name), name).at("/tables/0");
        StringBuilder shape = new StringBuilder(table.path("row_count").intValue() + " rows of");
        for (JsonNode column : table.path("columns"))
            shape.append(' ')
                    .append(column.path("name").stringValue())
                    .append(':')
                    .append(column.path("type").stringValue());
        return shape.toString();
    }

    private static List<Integer> lines(JsonNode described) {
        List<Integer> lines = new ArrayList<>();
        for (JsonNode reject : described.path("rejects"))
            lines.add(reject.path("line").intValue());
        for (JsonNode notice : described.path("notices")) {
            if (notice.path("line").isNumber()) lines.add(notice.path("line").intValue());
        }
        return lines;
    }

    private static byte[] file(String name) throws IOException {
        return Files.readAllBytes(Conformance.folder("malformed").resolve(name));
    }

    private static byte[] bytes(Path folder, JsonNode each) throws IOException {
        if (!each.has("recipe"))
            return Files.readAllBytes(folder.resolve(each.path("file").stringValue()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (JsonNode part : each.at("/recipe/parts")) {
            byte[] text = part.path("text").stringValue("").getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < part.path("repeat").intValue(1); i++) out.write(text);
        }
        return out.toByteArray();
    }
}
