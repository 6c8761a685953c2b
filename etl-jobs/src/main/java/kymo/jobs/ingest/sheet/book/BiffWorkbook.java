package kymo.jobs.ingest.sheet.book;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FilePassRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.common.UnicodeString;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/** An .xls file of Excel 97 to 2003, record by record. Shared texts are held in memory, which the format bounds. */
final class BiffWorkbook implements Workbook {

    private record Sheet(SheetInfo info, int position) {}

    private final String fileName;
    private final POIFSFileSystem container;
    private final String stream;
    private final List<Sheet> sheets = new ArrayList<>();
    private final Map<Integer, String> codes = new HashMap<>();
    private final List<Integer> formatIds = new ArrayList<>();
    private boolean from1904;
    private @Nullable SSTRecord strings;

    private BiffWorkbook(String fileName, POIFSFileSystem container) throws IOException {
        this.fileName = fileName;
        this.container = container;
        stream = stream(container.getRoot());
        try (InputStream in = container.getRoot().createDocumentInputStream(stream)) {
            globals(new RecordFactoryInputStream(in, false));
        }
        if (sheets.isEmpty()) throw Faults.broken(fileName, "holds no sheet of cells");
    }

    static BiffWorkbook open(Path file, String fileName) throws IOException {
        POIFSFileSystem container;
        try {
            container = new POIFSFileSystem(file.toFile(), true);
        } catch (org.apache.poi.poifs.filesystem.NotOLE2FileException e) {
            throw Faults.broken(fileName, "is none");
        }
        return new BiffWorkbook(fileName, container);
    }

    private String stream(DirectoryNode root) {
        if (root.hasEntryCaseInsensitive("EncryptedPackage") || root.hasEntryCaseInsensitive("EncryptionInfo"))
            throw Faults.locked(fileName);
        for (String name : root.getEntryNames()) {
            if (name.equalsIgnoreCase("Workbook")) return name;
        }
        if (root.hasEntryCaseInsensitive("Book"))
            throw Faults.broken(fileName, "was written by Excel 5 or 95, whose files are not read");
        throw Faults.broken(fileName, "is an Office document without a workbook");
    }

    private void globals(RecordFactoryInputStream records) {
        for (Record record = records.nextRecord(); record != null; record = records.nextRecord()) {
            if (record instanceof EOFRecord) return;
            if (record instanceof FilePassRecord) throw Faults.locked(fileName);
            if (record instanceof DateWindow1904Record window) from1904 = window.getWindowing() == 1;
            else if (record instanceof FormatRecord format) codes.put(format.getIndexCode(), format.getFormatString());
            else if (record instanceof ExtendedFormatRecord style) formatIds.add((int) style.getFormatIndex());
            else if (record instanceof SSTRecord texts) strings = texts;
            else if (record instanceof BoundSheetRecord sheet) add(sheet);
        }
    }

    private void add(BoundSheetRecord sheet) {
        boolean hidden = sheet.isHidden() || sheet.isVeryHidden();
        sheets.add(new Sheet(new SheetInfo(sheet.getSheetname(), hidden), sheet.getPositionOfBof()));
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
            try (DocumentInputStream in = container.getRoot().createDocumentInputStream(stream)) {
                int position = sheets.get(sheet).position();
                if (position < 0 || in.skip(position) != position)
                    throw Faults.broken(
                            fileName,
                            "lacks the sheet '%s'"
                                    .formatted(sheets.get(sheet).info().name()));
                records(new RecordFactoryInputStream(in, false), new BiffSheet(this, sink));
            }
            return sheet;
        });
    }

    private void records(RecordFactoryInputStream records, BiffSheet sheet) {
        int depth = 0;
        for (Record record = records.nextRecord(); record != null; record = records.nextRecord()) {
            if (record instanceof BOFRecord begin) {
                // a chart or a macro sheet where cells were promised
                if (depth == 0 && begin.getType() != BOFRecord.TYPE_WORKSHEET) return;
                depth++;
            } else if (record instanceof EOFRecord) {
                depth--;
                if (depth <= 0) break;
            } else if (depth == 1 && !sheet.take(record)) {
                return;
            }
        }
        sheet.end();
    }

    CellFormat format(int style) {
        if (style < 0 || style >= formatIds.size()) return CellFormat.PLAIN;
        int id = formatIds.get(style);
        return CellFormat.of(id, codes.get(id));
    }

    @Nullable
    String sharedText(int index) {
        SSTRecord texts = strings;
        if (texts == null || index < 0 || index >= texts.getNumUniqueStrings()) return null;
        UnicodeString text = texts.getString(index);
        return text == null ? null : text.getString();
    }

    String fileName() {
        return fileName;
    }

    @Override
    public void close() throws IOException {
        container.close();
    }
}
