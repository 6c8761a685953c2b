package kymo.jobs.ingest.sheet.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The styles part: what the number format of each style makes of a number. */
final class OoxmlStyles extends DefaultHandler {

    private static final int MOST_STYLES = 1 << 16;

    private final Map<Integer, String> codes = new HashMap<>();
    private final List<CellFormat> formats = new ArrayList<>();
    private boolean inCellFormats;

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        if (name.equals("cellXfs")) inCellFormats = true;
        if (name.equals("numFmt") && codes.size() < MOST_STYLES) {
            String code = attributes.getValue("formatCode");
            if (code != null) codes.put(number(attributes.getValue("numFmtId")), code);
        }
        if (!inCellFormats || !name.equals("xf") || formats.size() >= MOST_STYLES) return;
        int id = number(attributes.getValue("numFmtId"));
        formats.add(CellFormat.of(id, codes.get(id)));
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        if (name.equals("cellXfs")) inCellFormats = false;
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** By the number of the style. */
    List<CellFormat> formats() {
        return formats;
    }
}
