package kymo.jobs.ingest.sheet.book;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * One sheet part, cell by cell.
 *
 * <p>Source: ECMA-376 part 1, 18.3.1. Rows and cells may come without addresses, which then follow the ones before; they may not go back.
 */
final class OoxmlSheet extends DefaultHandler {

    /** Nobody wants more rows. */
    static final class Enough extends SAXException {
        Enough() {
            super("enough rows");
        }
    }

    private final String fileName;
    private final OoxmlStrings strings;
    private final List<CellFormat> formats;
    private final boolean from1904;
    private final RowSink sink;
    private final SheetRow row = new SheetRow();
    private final TextPieces text;
    private int number;
    private int column;
    private String type = "n";
    private CellFormat format = CellFormat.PLAIN;
    private boolean formula;
    private boolean inData;
    private boolean inValue;
    private int phonetic;

    OoxmlSheet(String fileName, OoxmlStrings strings, List<CellFormat> formats, boolean from1904, RowSink sink) {
        this.fileName = fileName;
        this.strings = strings;
        this.formats = formats;
        this.from1904 = from1904;
        this.sink = sink;
        text = new TextPieces(fileName);
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        if (!inData) {
            // controls and the like have rows of their own behind the data
            if (name.equals("sheetData")) inData = true;
            if (name.equals("mergeCell")) merged(attributes.getValue("ref"));
            return;
        }
        switch (name) {
            case "c" -> beginCell(attributes);
            case "v", "t" -> inValue = phonetic == 0;
            case "f" -> formula = true;
            case "row" -> beginRow(attributes.getValue("r"));
            case "rPh" -> phonetic++;
            default -> {}
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (inValue) text.append(chars, start, length, number);
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
        if (!inData) return;
        switch (name) {
            case "v", "t" -> inValue = false;
            case "sheetData" -> inData = false;
            case "c" -> endCell();
            case "row" -> {
                if (row.size() > 0 && !sink.row(row)) throw new Enough();
            }
            case "rPh" -> phonetic--;
            default -> {}
        }
    }

    private void beginRow(@Nullable String told) {
        int next = told == null ? number + 1 : CellAddress.row(told);
        if (next < 1 || next > CellAddress.MOST_ROWS)
            throw Faults.broken(fileName, "has a row of number '%s'".formatted(told));
        if (next <= number) throw Faults.broken(fileName, "has row %d behind row %d".formatted(next, number));
        number = next;
        column = -1;
        row.begin(number);
    }

    private void beginCell(Attributes attributes) {
        String address = attributes.getValue("r");
        int next = address == null ? column + 1 : CellAddress.column(address);
        if (next < 0 || next >= CellAddress.MOST_COLUMNS || number == 0)
            throw Faults.broken(fileName, "has a cell of address '%s'".formatted(address));
        if (next <= column)
            throw Faults.broken(
                    fileName,
                    "has cell %s behind cell %s"
                            .formatted(CellAddress.of(number, next), CellAddress.of(number, column)));
        column = next;
        String toldType = attributes.getValue("t");
        type = toldType == null ? "n" : toldType;
        format = format(attributes.getValue("s"));
        formula = false;
        text.clear();
    }

    private CellFormat format(@Nullable String style) {
        if (style == null) return CellFormat.PLAIN;
        int index = CellAddress.row(style);
        return index < formats.size() ? formats.get(index) : CellFormat.PLAIN;
    }

    private void endCell() {
        if (text.isEmpty()) {
            // an empty text is what many formulas give for nothing
            if (formula && !type.equals("str"))
                row.addFault(column, CellKind.BROKEN, "a formula without a kept result", true);
            return;
        }
        switch (type) {
            case "n" -> number();
            case "s" -> shared();
            case "b" -> truth();
            case "e" -> row.addFault(column, CellKind.ERROR, text.plain(), formula);
            case "d" -> day();
            default -> row.addText(column, text.text(), formula);
        }
    }

    private void number() {
        String digits = text.plain().strip();
        double value = isDecimal(digits) ? JavaDoubleParser.parseDouble(digits) : Double.NaN;
        if (Double.isFinite(value)) row.addNumber(column, value, format, formula);
        else row.addFault(column, CellKind.BROKEN, digits, formula);
    }

    /** What the schema calls a double, but for its names of infinity. */
    private static boolean isDecimal(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') digits++;
            else if (c != '-' && c != '+' && c != '.' && c != 'e' && c != 'E') return false;
        }
        if (digits == 0) return false;
        try {
            JavaDoubleParser.parseDouble(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private void shared() {
        String digits = text.plain().strip();
        int index;
        try {
            index = Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            index = -1;
        }
        String shared = strings.text(index);
        if (shared != null) row.addText(column, shared, formula);
        else row.addFault(column, CellKind.BROKEN, "text number %s of %d".formatted(digits, strings.count()), formula);
    }

    private void truth() {
        String told = text.plain().strip();
        boolean one = OoxmlContents.isTrue(told);
        if (one || told.equals("0") || told.equals("false")) row.addBoolean(column, one, formula);
        else row.addFault(column, CellKind.BROKEN, told, formula);
    }

    /** ISO 8601, as the strict form of the format allows. */
    private void day() {
        String iso = text.plain().strip();
        try {
            boolean withTime = iso.indexOf('T') > 0;
            LocalDateTime time =
                    withTime ? LocalDateTime.parse(iso) : LocalDate.parse(iso).atStartOfDay();
            double serial = Serials.of(time, from1904);
            row.addNumber(column, serial, withTime ? CellFormat.DATETIME : CellFormat.DATE, formula);
        } catch (DateTimeParseException e) {
            row.addFault(column, CellKind.BROKEN, iso, formula);
        }
    }

    private void merged(@Nullable String range) {
        if (range == null) return;
        try {
            sink.merged(CellRange.parse(range));
        } catch (IllegalArgumentException e) {
            // a decoration that cannot be understood costs no value
        }
    }
}
