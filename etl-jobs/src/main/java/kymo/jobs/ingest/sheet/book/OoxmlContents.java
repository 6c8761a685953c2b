package kymo.jobs.ingest.sheet.book;

import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The workbook part: which sheets there are, and from when days are counted. */
final class OoxmlContents extends DefaultHandler {

    record Listed(String name, String relation, boolean hidden) {}

    private final List<Listed> sheets = new ArrayList<>();
    private boolean from1904;

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        if (name.equals("workbookPr")) from1904 = isTrue(attributes.getValue("date1904"));
        if (!name.equals("sheet") || sheets.size() > OoxmlLimits.MOST_SHEETS) return;
        String relation = "";
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals("id") && attributes.getURI(i).contains("relationships"))
                relation = attributes.getValue(i);
        }
        String title = attributes.getValue("name");
        String state = attributes.getValue("state");
        sheets.add(new Listed(title == null ? "" : title, relation, state != null && !state.equals("visible")));
    }

    static boolean isTrue(@org.jspecify.annotations.Nullable String value) {
        return "1".equals(value) || "true".equals(value) || "on".equals(value);
    }

    List<Listed> sheets() {
        return sheets;
    }

    boolean from1904() {
        return from1904;
    }
}
