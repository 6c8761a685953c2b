package kymo.core.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A workbook as the standard reads it: parts by their relations, cells by their references. A cell is {@code n:1.5}, {@code b:1} or its text. */
record Workbook(Map<String, Document> sheets, Map<String, Document> parts) {

    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    static Workbook of(byte[] bytes) throws IOException {
        Map<String, Document> parts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                parts.put(entry.getName(), parsed(zip.readAllBytes()));
        }
        Map<String, String> targets = new HashMap<>();
        for (Element relation : elements(parts.get("xl/_rels/workbook.xml.rels"), "Relationship"))
            targets.put(relation.getAttribute("Id"), "xl/" + relation.getAttribute("Target"));
        Map<String, Document> sheets = new LinkedHashMap<>();
        for (Element sheet : elements(parts.get("xl/workbook.xml"), "sheet"))
            sheets.put(sheet.getAttribute("name"), parts.get(targets.get(sheet.getAttribute("r:id"))));
        return new Workbook(sheets, parts);
    }

    /** Rows of a sheet; cells that are not there are empty. */
    List<List<String>> rows(String sheet) {
        List<List<String>> rows = new ArrayList<>();
        for (Element row : elements(sheets.get(sheet), "row")) {
            while (rows.size() < Integer.parseInt(row.getAttribute("r")) - 1) rows.add(List.of());
            List<String> cells = new ArrayList<>();
            for (Element cell : elements(row, "c")) {
                while (cells.size() < column(cell.getAttribute("r"))) cells.add("");
                cells.add(value(cell));
            }
            rows.add(cells);
        }
        return rows;
    }

    /** The format in which a cell such as {@code A2} is shown. */
    String format(String sheet, String reference) {
        for (Element cell : elements(sheets.get(sheet), "c")) {
            if (!cell.getAttribute("r").equals(reference)) continue;
            Element styles = (Element)
                    parts.get("xl/styles.xml").getElementsByTagName("cellXfs").item(0);
            String style = cell.getAttribute("s");
            String number = elements(styles, "xf")
                    .get(style.isEmpty() ? 0 : Integer.parseInt(style))
                    .getAttribute("numFmtId");
            return elements(parts.get("xl/styles.xml"), "numFmt").stream()
                    .filter(format -> format.getAttribute("numFmtId").equals(number))
                    .map(format -> format.getAttribute("formatCode"))
                    .findFirst()
                    .orElse("");
        }
        throw new AssertionError("there is no cell " + reference);
    }

    private static String value(Element cell) {
        String text = cell.getTextContent();
        return switch (cell.getAttribute("t")) {
            case "" -> "n:" + text;
            case "b" -> "b:" + text;
            case "inlineStr" -> unescaped(text);
            default -> throw new AssertionError("a cell of type " + cell.getAttribute("t"));
        };
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    private static int column(String reference) {
        int column = 0;
        for (int at = 0; at < reference.length() && Character.isLetter(reference.charAt(at)); at++)
            column = column * 26 + reference.charAt(at) - 'A' + 1;
        return column - 1;
    }

    private static List<Element> elements(Document document, String name) {
        return elements(document.getDocumentElement(), name);
    }

    private static List<Element> elements(Element within, String name) {
        NodeList nodes = within.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) elements.add((Element) nodes.item(i));
        return elements;
    }

    private static Document parsed(byte[] xml) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError(e);
        }
    }
}
