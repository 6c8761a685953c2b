package kymo.jobs.ingest.sheet;

import java.util.List;
import java.util.Locale;
import kymo.core.files.ReadableFile;
import kymo.core.intake.IngestOptions;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.jobs.ingest.format.FileFormat;
import kymo.jobs.ingest.format.FoundTable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Workbooks of Excel: .xlsx, .xlsm and .xls, told by their first bytes. Nothing of them is parsed in this process. */
public final class SheetFormat implements FileFormat {

    static final String NAME = "sheet";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] OLE2 = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean recognises(byte[] head, String fileName) {
        return isWorkbook(head) || (isNamedSo(fileName) && isBinary(head));
    }

    private static boolean isWorkbook(byte[] head) {
        boolean zip = head.length > 3
                && head[0] == 'P'
                && head[1] == 'K'
                && ((head[2] == 3 && head[3] == 4) || (head[2] == 5 && head[3] == 6));
        return zip || java.util.Arrays.equals(head, 0, Math.min(head.length, OLE2.length), OLE2, 0, OLE2.length);
    }

    private static boolean isNamedSo(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).matches(".*\\.(xls[xmb]?|xlt[xm]?)");
    }

    /** Instruments write text and call it .xls; that is read as text. */
    private static boolean isBinary(byte[] head) {
        boolean marked = head.length > 1 && (head[0] & 0xFE) == 0xFE && (head[1] & 0xFE) == 0xFE;
        for (byte b : head) {
            if (b >= 0 && b < 9 && !marked) return true;
        }
        return false;
    }

    /** A text that many cells share is in the file once, and in every row of the dataset. */
    @Override
    public boolean isDense() {
        return true;
    }

    @Override
    public FoundTable look(ReadableFile file, String fileName, IngestOptions options) {
        return found(file, new LookRequest(fileName, false, SheetOptions.of(options)))
                .get(0);
    }

    @Override
    public List<FoundTable> tables(ReadableFile file, String fileName, IngestOptions options) {
        return found(file, new LookRequest(fileName, true, SheetOptions.of(options)));
    }

    private static List<FoundTable> found(ReadableFile file, LookRequest request) {
        if (!isWorkbook(file.read(0, (int) Math.min(OLE2.length, file.bytes()))))
            throw new ProblemException(
                    ProblemCode.WORKBOOK_BROKEN,
                    "an Excel workbook (.xlsx or .xls) was expected but '%s' is no workbook; export the data from the instrument as .xlsx or CSV"
                            .formatted(request.fileName()));
        try (SheetHost host = SheetHost.toLook(file, request.fileName())) {
            return host.look(request).stream().<FoundTable>map(FoundSheet::new).toList();
        }
    }

    @Override
    public FoundTable kept(JsonNode reading) {
        return new FoundSheet(JSON.treeToValue(reading, SheetReading.class));
    }
}
