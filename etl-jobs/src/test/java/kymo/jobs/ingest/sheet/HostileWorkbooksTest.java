package kymo.jobs.ingest.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.jobs.ingest.sheet.book.CellAddress;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Workbooks that were made to do harm: refused with a code, or read as what they are; and the worker reads the next one. */
class HostileWorkbooksTest {

    private static final String NAMESPACE = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String ROW = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row>";

    @AfterEach
    void theWorkerReadsTheNextOne() throws IOException {
        assertThat(Sheets.read(book(sheet(ROW)), "next.xlsx", "{}").shape()).startsWith("1 rows of");
    }

    @Test
    void entitiesAreNotExpanded() throws IOException {
        StringBuilder entities = new StringBuilder("<!DOCTYPE x [<!ENTITY e0 \"ha\">");
        for (int i = 1; i < 30; i++) entities.append("<!ENTITY e%d \"&e%d;&e%d;\">".formatted(i, i - 1, i - 1));
        assertRefused(
                book(entities + "]>" + sheet("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&e29;</v></c></row>")),
                ProblemCode.WORKBOOK_BROKEN);
    }

    @Test
    void nothingIsReadFromOutside() throws IOException {
        assertRefused(book("<!DOCTYPE x SYSTEM \"file:///etc/passwd\">" + sheet(ROW)), ProblemCode.WORKBOOK_BROKEN);
    }

    @Test
    void elementsWithoutEndWithinElementsEndTheHostAtMost() throws IOException {
        String deep = "<a>".repeat(300_000);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Sheets.read(book(sheet(ROW + deep)), "a.xlsx", "{}"))
                .satisfies(problem -> assertThat(problem.code())
                        .isIn(ProblemCode.WORKBOOK_BROKEN, ProblemCode.HOST_MEMORY, ProblemCode.WORKBOOK_LIMIT));
    }

    @Test
    void asManyColumnsAsASheetHasAreReadAndOneMoreIsNone() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int row = 1; row <= 3; row++) {
            rows.append("<row r=\"").append(row).append("\">");
            for (int column = 0; column < CellAddress.MOST_COLUMNS; column++)
                rows.append("<c r=\"")
                        .append(CellAddress.of(row, column))
                        .append("\"><v>")
                        .append(row * column)
                        .append("</v></c>");
            rows.append("</row>");
        }
        Sheets read = Sheets.read(book(sheet(rows.toString())), "a.xlsx", "{}");
        assertThat(read.found().schema().columns()).hasSize(CellAddress.MOST_COLUMNS);
        assertThat(read.blocks().get(0).rows()).isEqualTo(3);
        assertRefused(book(sheet("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>")), ProblemCode.WORKBOOK_BROKEN);
    }

    @Test
    void formulasThatNeedThemselvesOrHaveNoEndAreNotCalculated() throws IOException {
        String endless = "A1+".repeat(300_000) + "1";
        Sheets read = Sheets.read(
                book(sheet("<row r=\"1\"><c r=\"A1\"><f>A1</f><v>7</v></c><c r=\"B1\"><f>" + endless
                        + "</f><v>8</v></c></row>")),
                "a.xlsx",
                "{}");
        assertThat(read.blocks().get(0).rows()).isEqualTo(1);
        assertThat(read.column(read.found().schema().columns().get(1).name())).containsExactly("8");
    }

    @Test
    void aPartThatIsLargerThanItTellsIsRefused() throws IOException {
        byte[] bomb = book(sheet(ROW + " ".repeat(20_000_000)));
        ByteBuffer bytes = ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 46 < bomb.length; at++) {
            boolean listed = bytes.getInt(at) == 0x02014b50;
            if (listed && bytes.getInt(at + 24) > 1_000_000) bytes.putInt(at + 24, 1_000);
        }
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Sheets.read(bomb, "a.xlsx", "{}"))
                .satisfies(problem ->
                        assertThat(problem.code()).isIn(ProblemCode.WORKBOOK_BROKEN, ProblemCode.WORKBOOK_LIMIT));
    }

    /** Every block of the container is said to follow itself. */
    @Test
    void anOldWorkbookWhoseBlocksGoInCirclesIsRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            Sheet sheet = workbook.createSheet("s");
            for (int row = 0; row < 2_000; row++)
                sheet.createRow(row).createCell(0).setCellValue(row);
            workbook.write(out);
        }
        byte[] xls = out.toByteArray();
        ByteBuffer bytes = ByteBuffer.wrap(xls).order(ByteOrder.LITTLE_ENDIAN);
        int table = 512 * (bytes.getInt(76) + 1);
        for (int block = 0; block < 128; block++)
            if (bytes.getInt(table + 4 * block) >= 0) bytes.putInt(table + 4 * block, block);
        assertRefused(xls, ProblemCode.WORKBOOK_BROKEN);
    }

    private static void assertRefused(byte[] book, ProblemCode code) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Sheets.read(book, "a.xlsx", "{}"))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code))
                .satisfies(problem -> assertThat(problem.getMessage()).contains("; "));
    }

    private static String sheet(String rows) {
        return "<worksheet %s><sheetData>%s</sheetData></worksheet>".formatted(NAMESPACE, rows);
    }

    /** A workbook of one sheet, whose part is that. */
    private static byte[] book(String sheet) throws IOException {
        String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String packed = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                        + " Extension=\"rels\""
                        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default"
                        + " Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\""
                        + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
        parts.put(
                "_rels/.rels",
                "<Relationships %s><Relationship Id=\"r1\" Type=\"%s/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
                        .formatted(packed, relations));
        parts.put(
                "xl/workbook.xml",
                "<workbook %s xmlns:r=\"%s\"><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                        .formatted(NAMESPACE, relations));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships %s><Relationship Id=\"r1\" Type=\"%s/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
                        .formatted(packed, relations));
        parts.put("xl/worksheets/sheet1.xml", sheet);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
