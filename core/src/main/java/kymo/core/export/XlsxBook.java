package kymo.core.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kymo.core.dataset.ColumnSpec;

/**
 * An Excel workbook: an archive into which sheets are written one after another, and last the parts that list them. Memory is that of one
 * buffer and a name a sheet. Source: ECMA-376, part 1 (SpreadsheetML) and part 2 (packages).
 */
final class XlsxBook {

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /** Numbers of formats of one's own begin at 164. */
    private static final int DATE = 164;

    private static final int DATE_TIME = 165;
    private static final int TIME_OF_DAY = 166;
    private static final String FONT = "<sz val=\"11\"/><name val=\"Calibri\"/>";

    /** In every archive: the same rows give the same bytes. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private final List<String> sheets = new ArrayList<>();

    /** Begins a workbook on {@code out}, which stays the caller's to close. */
    XlsxBook(OutputStream out) {
        zip = new ZipOutputStream(new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        });
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** The next sheet, after the one before has ended; columns of times are made wide enough for them. */
    XlsxSheet sheet(String name, List<ColumnSpec> columns) throws IOException {
        sheets.add(name);
        begin("xl/worksheets/sheet%d.xml".formatted(sheets.size()));
        return new XlsxSheet(zip, columns);
    }

    void finish() throws IOException {
        part("xl/workbook.xml", workbook());
        part("xl/_rels/workbook.xml.rels", workbookRelations());
        part("xl/styles.xml", styles());
        part("_rels/.rels", relations(relation(1, "officeDocument", "xl/workbook.xml")));
        part("[Content_Types].xml", contentTypes());
        zip.close();
    }

    private String workbook() {
        StringBuilder text =
                new StringBuilder("<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>".formatted(MAIN, OFFICE));
        for (int sheet = 1; sheet <= sheets.size(); sheet++)
            text.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\"/>"
                    .formatted(XlsxText.attribute(sheets.get(sheet - 1)), sheet, sheet));
        return text.append("</sheets></workbook>").toString();
    }

    private String workbookRelations() {
        StringBuilder list = new StringBuilder();
        for (int sheet = 1; sheet <= sheets.size(); sheet++)
            list.append(relation(sheet, "worksheet", "worksheets/sheet%d.xml".formatted(sheet)));
        return relations(
                list.append(relation(sheets.size() + 1, "styles", "styles.xml")).toString());
    }

    private static String relation(int id, String type, String target) {
        return "<Relationship Id=\"rId%d\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(id, OFFICE, type, target);
    }

    private static String relations(String list) {
        return "<Relationships xmlns=\"%srelationships\">%s</Relationships>".formatted(PACKAGE, list);
    }

    /** In the order of {@link XlsxSheet.Style}. */
    private static String styles() {
        return ("<styleSheet xmlns=\"%1$s\"><numFmts count=\"3\">%2$s%3$s%4$s</numFmts>"
                        + "<fonts count=\"2\"><font>%5$s</font><font><b/>%5$s</font></fonts>"
                        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
                        + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
                        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
                        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
                        + "<cellXfs count=\"5\">%6$s%7$s%8$s%9$s%10$s</cellXfs></styleSheet>")
                .formatted(
                        MAIN,
                        shown(DATE, "yyyy\\-mm\\-dd"),
                        shown(DATE_TIME, "yyyy\\-mm\\-dd\\ hh:mm:ss.000"),
                        shown(TIME_OF_DAY, "hh:mm:ss.000"),
                        FONT,
                        format(0, 0),
                        format(0, 1),
                        format(DATE, 0),
                        format(DATE_TIME, 0),
                        format(TIME_OF_DAY, 0));
    }

    private static String shown(int number, String code) {
        return "<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>".formatted(number, code);
    }

    private static String format(int number, int font) {
        return "<xf numFmtId=\"%d\" fontId=\"%d\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"/>"
                .formatted(number, font);
    }

    private String contentTypes() {
        StringBuilder text = new StringBuilder("<Types xmlns=\"%scontent-types\">".formatted(PACKAGE))
                .append("<Default Extension=\"rels\""
                        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>")
                .append("<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
        text.append(type("workbook.xml", "sheet.main+xml")).append(type("styles.xml", "styles+xml"));
        for (int sheet = 1; sheet <= sheets.size(); sheet++)
            text.append(type("worksheets/sheet%d.xml".formatted(sheet), "worksheet+xml"));
        return text.append("</Types>").toString();
    }

    private static String type(String part, String kind) {
        return "<Override PartName=\"/xl/%s\" ContentType=\"%s%s\"/>".formatted(part, CONTENT, kind);
    }

    private void part(String name, String xml) throws IOException {
        begin(name);
        zip.write((XML + xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private void begin(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
    }
}
