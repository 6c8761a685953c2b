package kymo.jobs.support;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes .xlsx files row by row, of any size, without the library that reads them. */
public final class WorkbookWriter implements AutoCloseable {

    /** A cell of another kind than a number, a text, a truth value or nothing. */
    public record Cell(String attributes, String content) {}

    private static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
            + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    private static final int FLUSHED_CHARACTERS = 1 << 16;

    private record Sheet(String name, boolean hidden) {}

    private final ZipOutputStream zip;
    private final Map<String, Integer> shared = new LinkedHashMap<>();
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<String> merged = new ArrayList<>();
    private final StringBuilder xml = new StringBuilder();
    private boolean from1904;
    private int row;
    private int column;

    public WorkbookWriter(OutputStream out) {
        zip = new ZipOutputStream(new BufferedOutputStream(out, 1 << 16));
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** The bytes of a workbook. */
    public static byte[] bytes(Consumer<WorkbookWriter> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (WorkbookWriter book = new WorkbookWriter(bytes)) {
            content.accept(book);
        }
        return bytes.toByteArray();
    }

    /** A number that is shown as a day (1), a day and a time (2), a time of day (3) or a span of time (4). */
    public static Cell styled(double serial, int style) {
        return new Cell(" s=\"" + style + "\"", "<v>" + serial + "</v>");
    }

    public static Cell day(double serial) {
        return styled(serial, 1);
    }

    public static Cell moment(double serial) {
        return styled(serial, 2);
    }

    public static Cell fault(String text) {
        return new Cell(" t=\"e\"", "<v>" + text + "</v>");
    }

    public static Cell formula(String formula, @Nullable Object result) {
        String value = result == null ? "" : "<v>" + result + "</v>";
        return new Cell(result instanceof String ? " t=\"str\"" : "", "<f>" + formula + "</f>" + value);
    }

    public WorkbookWriter from1904() {
        from1904 = true;
        return this;
    }

    public WorkbookWriter sheet(String name) {
        return sheet(name, false);
    }

    public WorkbookWriter sheet(String name, boolean hidden) {
        endSheet();
        sheets.add(new Sheet(name, hidden));
        begin("xl/worksheets/sheet" + sheets.size() + ".xml");
        xml.append("<worksheet ").append(MAIN).append("><sheetData>");
        row = 0;
        return this;
    }

    /** The next rows stay blank. */
    public WorkbookWriter skip(int rows) {
        row += rows;
        return this;
    }

    public WorkbookWriter row(@Nullable Object... cells) {
        beginRow();
        for (Object cell : cells) add(cell);
        endRow();
        return this;
    }

    public void beginRow() {
        row++;
        column = 0;
        xml.append("<row r=\"").append(row).append("\">");
    }

    public void add(@Nullable Object cell) {
        column++;
        if (cell == null) return;
        xml.append("<c r=\"");
        if (column > 26) xml.append((char) ('A' + (column - 1) / 26 - 1));
        xml.append((char) ('A' + (column - 1) % 26)).append(row).append('"');
        if (cell instanceof Cell other)
            xml.append(other.attributes()).append('>').append(other.content());
        else if (cell instanceof String text) {
            int index = shared.computeIfAbsent(text, unseen -> shared.size());
            xml.append(" t=\"s\"><v>").append(index).append("</v>");
        } else if (cell instanceof Boolean truth)
            xml.append(" t=\"b\"><v>").append(truth ? 1 : 0).append("</v>");
        else xml.append("><v>").append(cell).append("</v>");
        xml.append("</c>");
    }

    public void endRow() {
        xml.append("</row>");
        if (xml.length() > FLUSHED_CHARACTERS) flush();
    }

    /** Cells of the present sheet that are shown as one. */
    public WorkbookWriter merge(String range) {
        merged.add(range);
        return this;
    }

    private void endSheet() {
        if (sheets.isEmpty()) return;
        xml.append("</sheetData>");
        if (!merged.isEmpty()) {
            xml.append("<mergeCells>");
            merged.forEach(
                    range -> xml.append("<mergeCell ref=\"").append(range).append("\"/>"));
            xml.append("</mergeCells>");
        }
        merged.clear();
        xml.append("</worksheet>");
        flush();
    }

    private void part(String name, String content) {
        begin(name);
        xml.append(content);
        flush();
    }

    private void begin(String name) {
        try {
            zip.putNextEntry(new ZipEntry(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void flush() {
        try {
            zip.write(xml.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        xml.setLength(0);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /** All of the workbook has been written; the stream below stays open. */
    @Override
    public void close() {
        endSheet();
        StringBuilder listed = new StringBuilder();
        StringBuilder relations = new StringBuilder();
        StringBuilder types = new StringBuilder();
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        String sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        for (int i = 1; i <= sheets.size(); i++) {
            Sheet sheet = sheets.get(i - 1);
            listed.append("<sheet name=\"%s\" sheetId=\"%d\"%s r:id=\"r%d\"/>"
                    .formatted(escaped(sheet.name()), i, sheet.hidden() ? " state=\"hidden\"" : "", i));
            relations.append("<Relationship Id=\"r%d\" Type=\"%sworksheet\" Target=\"worksheets/sheet%d.xml\"/>"
                    .formatted(i, office, i));
            types.append("<Override PartName=\"/xl/worksheets/sheet%d.xml\" ContentType=\"%sworksheet+xml\"/>"
                    .formatted(i, sheetType));
        }
        relations.append("<Relationship Id=\"st\" Type=\"%sstyles\" Target=\"styles.xml\"/>".formatted(office));
        relations.append(
                "<Relationship Id=\"ss\" Type=\"%ssharedStrings\" Target=\"sharedStrings.xml\"/>".formatted(office));
        part(
                "xl/workbook.xml",
                "<workbook %s><workbookPr%s/><sheets>%s</sheets></workbook>"
                        .formatted(MAIN, from1904 ? " date1904=\"1\"" : "", listed));
        String packages = "http://schemas.openxmlformats.org/package/2006/";
        part(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"%srelationships\">%s</Relationships>".formatted(packages, relations));
        part(
                "xl/styles.xml",
                "<styleSheet %s><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy\\-mm\\-dd &quot;day&quot;\"/></numFmts><cellXfs><xf/><xf numFmtId=\"170\"/><xf numFmtId=\"22\"/><xf numFmtId=\"21\"/><xf numFmtId=\"46\"/></cellXfs></styleSheet>"
                        .formatted(MAIN));
        StringBuilder texts = new StringBuilder("<sst " + MAIN + ">");
        shared.keySet()
                .forEach(text -> texts.append("<si><t>").append(escaped(text)).append("</t></si>"));
        part("xl/sharedStrings.xml", texts.append("</sst>").toString());
        part(
                "_rels/.rels",
                "<Relationships xmlns=\"%srelationships\"><Relationship Id=\"r\" Type=\"%sofficeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
                        .formatted(packages, office));
        part(
                "[Content_Types].xml",
                ("<Types xmlns=\"%scontent-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"%ssheet.main+xml\"/>%s"
                                + "<Override PartName=\"/xl/styles.xml\" ContentType=\"%sstyles+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"%ssharedStrings+xml\"/></Types>")
                        .formatted(packages, sheetType, types, sheetType, sheetType));
        try {
            zip.finish();
            zip.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
