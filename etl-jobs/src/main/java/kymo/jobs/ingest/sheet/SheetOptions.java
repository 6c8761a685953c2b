package kymo.jobs.ingest.sheet;

import java.util.List;
import java.util.Map;
import kymo.core.intake.IngestOptions;
import org.jspecify.annotations.Nullable;

/** Those {@link IngestOptions} that say something of workbooks; whatever is null is found out. */
record SheetOptions(
        @Nullable String sheet,
        @Nullable String range,
        @Nullable Integer headerLine,
        @Nullable Integer unitsLine,
        @Nullable Integer firstDataLine,
        @Nullable String dateSystem,
        @Nullable String decimal,
        @Nullable List<String> missing,
        Map<String, String> types) {

    /** @param told by the workbook */
    boolean from1904(boolean told) {
        return dateSystem == null ? told : dateSystem.equals("1904");
    }

    static SheetOptions of(IngestOptions options) {
        return new SheetOptions(
                options.sheet(),
                options.range(),
                options.headerLine(),
                options.unitsLine(),
                options.firstDataLine(),
                options.dateSystem(),
                options.decimal(),
                options.missing(),
                options.types());
    }
}
