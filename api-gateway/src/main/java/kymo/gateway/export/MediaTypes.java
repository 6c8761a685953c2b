package kymo.gateway.export;

import kymo.core.export.ExportFormat;

/** What a file in each format is called in the header Content-Type. */
final class MediaTypes {

    static final String CSV = "text/csv;charset=UTF-8";
    static final String JSON = "application/json";
    static final String NDJSON = "application/x-ndjson";
    static final String PARQUET = "application/vnd.apache.parquet";

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private MediaTypes() {}

    static String of(ExportFormat format) {
        return switch (format) {
            case CSV -> CSV;
            case JSON -> JSON;
            case NDJSON -> NDJSON;
            case PARQUET -> PARQUET;
            case XLSX -> XLSX;
        };
    }
}
