package kymo.jobs.ingest.sheet.book;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.ODFNotOfficeXmlFileException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.openxml4j.opc.ZipPackage;
import org.apache.poi.openxml4j.util.ZipEntrySource;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** An .xlsx or .xlsm file. Parts are found through the library and read by handlers of our own, which keep nothing of them. */
final class OoxmlWorkbook implements Workbook {

    private record Sheet(SheetInfo info, PackagePart part) {}

    private final String fileName;
    private final Path folder;
    private final OPCPackage archive;
    private final PackagePart workbook;
    private final List<Sheet> sheets = new ArrayList<>();
    private final boolean from1904;
    private @Nullable OoxmlStrings strings;
    private List<CellFormat> formats = List.of();

    private OoxmlWorkbook(String fileName, Path folder, OPCPackage archive) throws Exception {
        this.fileName = fileName;
        this.folder = folder;
        this.archive = archive;
        OoxmlLimits.check(zip(), fileName);
        workbook = workbookPart();
        OoxmlContents contents = new OoxmlContents();
        parse(workbook, contents);
        if (contents.sheets().isEmpty()) throw Faults.broken(fileName, "holds no sheet");
        if (contents.sheets().size() > OoxmlLimits.MOST_SHEETS)
            throw Faults.limit(
                    fileName,
                    "hold at most %,d sheets".formatted(OoxmlLimits.MOST_SHEETS),
                    "it holds %,d".formatted(contents.sheets().size()));
        from1904 = contents.from1904();
        findSheets(contents);
    }

    static OoxmlWorkbook open(Path file, String fileName) throws Exception {
        OoxmlLimits.setUp();
        OPCPackage archive;
        try {
            archive = OPCPackage.open(file.toFile(), PackageAccess.READ);
        } catch (ODFNotOfficeXmlFileException e) {
            throw Faults.broken(fileName, "is an OpenDocument file");
        }
        return new OoxmlWorkbook(fileName, Objects.requireNonNull(file.getParent()), archive);
    }

    private ZipEntrySource zip() {
        return ((ZipPackage) archive).getZipArchive();
    }

    private PackagePart workbookPart() {
        PackageRelationship main = null;
        for (String type :
                List.of(PackageRelationshipTypes.CORE_DOCUMENT, PackageRelationshipTypes.STRICT_CORE_DOCUMENT)) {
            for (PackageRelationship found : archive.getRelationshipsByType(type)) main = found;
        }
        PackagePart part = main == null ? null : archive.getPart(main);
        if (part == null) throw Faults.broken(fileName, "is a ZIP archive without a workbook");
        String type = part.getContentType();
        if (type.contains("sheet.binary")) throw Faults.broken(fileName, "is a binary workbook (.xlsb)");
        if (!type.contains("sheet") && !type.contains("excel"))
            throw Faults.broken(fileName, "is another document (%s)".formatted(type));
        return part;
    }

    /** Sheets of charts and macros are none that we read; a part that is two sheets is nothing that a program writes. */
    private void findSheets(OoxmlContents contents) throws InvalidFormatException {
        Set<String> taken = new HashSet<>();
        for (OoxmlContents.Listed listed : contents.sheets()) {
            PackageRelationship relation = workbook.getRelationship(listed.relation());
            if (relation == null) throw Faults.broken(fileName, "lacks the sheet '%s'".formatted(listed.name()));
            if (!relation.getRelationshipType().endsWith("/worksheet")) continue;
            if (relation.getTargetMode() == TargetMode.EXTERNAL)
                throw Faults.broken(fileName, "keeps its sheet '%s' in another file".formatted(listed.name()));
            PackagePart part;
            try {
                part = workbook.getRelatedPart(relation);
            } catch (IllegalArgumentException e) {
                part = null;
            }
            if (part == null) throw Faults.broken(fileName, "lacks the sheet '%s'".formatted(listed.name()));
            if (!taken.add(part.getPartName().getName()))
                throw Faults.broken(
                        fileName, "lists one and the same sheet twice, again as '%s'".formatted(listed.name()));
            sheets.add(new Sheet(new SheetInfo(listed.name(), listed.hidden()), part));
        }
        if (sheets.isEmpty()) throw Faults.broken(fileName, "holds no sheet of cells");
    }

    @Override
    public List<SheetInfo> sheets() {
        return sheets.stream().map(Sheet::info).toList();
    }

    @Override
    public boolean from1904() {
        return from1904;
    }

    @Override
    public void read(int sheet, boolean countingFrom1904, RowSink sink) {
        Faults.within(fileName, () -> {
            OoxmlStrings texts = strings();
            parse(sheets.get(sheet).part(), new OoxmlSheet(fileName, texts, formats, countingFrom1904, sink));
            return sheet;
        });
    }

    /** The texts and formats that all sheets share, read when the first is. */
    private OoxmlStrings strings() throws Exception {
        OoxmlStrings known = strings;
        if (known != null) return known;
        OoxmlStyles styles = new OoxmlStyles();
        PackagePart part = related("/styles");
        if (part != null) parse(part, styles);
        formats = styles.formats();
        known = new OoxmlStrings(folder, fileName);
        part = related("/sharedStrings");
        if (part != null) parse(part, known);
        known.complete();
        strings = known;
        return known;
    }

    private @Nullable PackagePart related(String type) throws InvalidFormatException {
        for (PackageRelationship relation : workbook.getRelationships()) {
            if (relation.getRelationshipType().endsWith(type) && relation.getTargetMode() == TargetMode.INTERNAL)
                return workbook.getRelatedPart(relation);
        }
        return null;
    }

    private void parse(PackagePart part, DefaultHandler handler) throws IOException, SAXException {
        String name = part.getPartName().getName().substring(1);
        ZipArchiveEntry entry = zip().getEntry(name);
        if (entry == null) throw Faults.broken(fileName, "lacks the part '%s'".formatted(name));
        try (InputStream unpacked = part.getInputStream()) {
            if (unpacked == null) throw Faults.broken(fileName, "lacks the part '%s'".formatted(name));
            PartStream in = new PartStream(unpacked, name, entry.getSize(), entry.getCrc());
            SafeXml.parse(in, handler);
            in.drain();
        } catch (OoxmlSheet.Enough e) {
            // nobody wants more of this sheet
        }
    }

    @Override
    public void close() throws IOException {
        archive.revert();
        if (strings != null) strings.close();
    }
}
