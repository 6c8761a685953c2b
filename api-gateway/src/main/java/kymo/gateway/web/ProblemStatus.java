package kymo.gateway.web;

import kymo.core.problems.ProblemCode;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** The HTTP status of each code. */
final class ProblemStatus {

    /** tus has a status of its own for bytes that are not what their checksum says. */
    private static final HttpStatusCode CHECKSUM_MISMATCH = HttpStatusCode.valueOf(460);

    private ProblemStatus() {}

    static HttpStatusCode of(ProblemCode code) {
        return switch (code) {
            case DATASET_UNKNOWN,
                    RUN_UNKNOWN,
                    RECIPE_UNKNOWN,
                    IMPORT_PROFILE_UNKNOWN,
                    UPLOAD_UNKNOWN,
                    PROFILE_MISSING,
                    EXPORT_UNKNOWN,
                    ADDRESS_UNKNOWN -> HttpStatus.NOT_FOUND;
            case DATASET_NOT_PUBLISHED,
                    DATASET_IN_USE,
                    DATASET_QUARANTINED,
                    RUN_TRANSITION,
                    RUN_NOT_COMPLETED,
                    RECIPE_NAME_TAKEN,
                    RECIPE_CHANGED,
                    UPLOAD_OFFSET,
                    UPLOAD_UNFINISHED,
                    IMPORT_PROFILE_NAME_TAKEN,
                    IMPORT_PROFILE_CHANGED,
                    REJECTS_WITHOUT_LINES -> HttpStatus.CONFLICT;
            case UPLOAD_TOO_LARGE, UPLOAD_QUOTA -> HttpStatus.CONTENT_TOO_LARGE;
            case UPLOAD_NO_SPACE -> HttpStatus.INSUFFICIENT_STORAGE;
            case UPLOAD_CHECKSUM -> CHECKSUM_MISMATCH;
            case UPLOAD_BUSY -> HttpStatus.LOCKED;
            case UPLOAD_GONE -> HttpStatus.GONE;
            case TUS_VERSION -> HttpStatus.PRECONDITION_FAILED;
            case IDEMPOTENCY_KEY_REUSED -> HttpStatus.UNPROCESSABLE_CONTENT;
            case HOST_FORBIDDEN, ORIGIN_FORBIDDEN -> HttpStatus.FORBIDDEN;
            case METHOD_NOT_ALLOWED -> HttpStatus.METHOD_NOT_ALLOWED;
            case MEDIA_TYPE_UNSUPPORTED -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case INQUIRY_UNCLAIMED, STORE_FAILED -> HttpStatus.SERVICE_UNAVAILABLE;
            case INQUIRY_LATE -> HttpStatus.GATEWAY_TIMEOUT;
            case INQUIRY_LOST -> HttpStatus.BAD_GATEWAY;
            case UNPACKED_NO_ROOM -> HttpStatus.INSUFFICIENT_STORAGE;
            case ARCHIVE_BROKEN,
                    ARCHIVE_EMPTY,
                    ARCHIVE_TOO_MANY,
                    ARCHIVE_PATH,
                    ARCHIVE_NAME_TWICE,
                    ARCHIVE_NESTED,
                    ARCHIVE_ENCRYPTED,
                    ARCHIVE_UNSUPPORTED,
                    MEMBER_NEEDED,
                    MEMBER_UNKNOWN,
                    UNPACKED_TOO_LARGE,
                    UNPACKED_RATIO,
                    COLUMNAR_BROKEN,
                    COLUMNAR_UNSUPPORTED,
                    COLUMNAR_TOO_LARGE -> HttpStatus.BAD_REQUEST;
            case INTERNAL, ROWS_MISCOUNTED, DATASET_CORRUPT -> HttpStatus.INTERNAL_SERVER_ERROR;
            case FILE_EMPTY,
                    FILE_NAME_INVALID,
                    FILE_NOT_TEXT,
                    ENCODING_UNKNOWN,
                    FILE_NO_TABLE,
                    LINE_TOO_LONG,
                    CELL_TOO_LONG,
                    TOO_MANY_COLUMNS,
                    QUOTE_UNBALANCED,
                    OPTION_INVALID,
                    PARAMETER_INVALID,
                    PARAMETER_UNKNOWN,
                    COLUMN_UNKNOWN,
                    COLUMN_NOT_NUMERIC,
                    NO_NUMERIC_COLUMN,
                    WINDOW_TOO_LARGE,
                    PREVIEW_TOO_LARGE,
                    AXIS_UNORDERED,
                    RECIPE_INVALID,
                    IMPORT_PROFILE_INVALID,
                    PROCESSOR_UNKNOWN,
                    RUN_DEPENDENCY_FAILED,
                    RUN_NO_PROGRESS,
                    QUALITY_GATE,
                    RUN_WORKER_LOST,
                    CURSOR_INVALID,
                    EXPORT_OPTION_INVALID,
                    XLSX_LIMIT,
                    WORKBOOK_BROKEN,
                    WORKBOOK_PROTECTED,
                    WORKBOOK_LIMIT,
                    HOST_TIMEOUT,
                    HOST_MEMORY,
                    HOST_DIED,
                    HOST_LIMIT,
                    HOST_REFUSED,
                    SCRIPT_INVALID,
                    SCRIPT_FORBIDDEN,
                    SCRIPT_FAILED,
                    QUERY_INVALID,
                    BODY_INVALID,
                    UPLOAD_BROKEN_OFF,
                    HEADER_INVALID,
                    MESSAGE_INVALID,
                    USAGE_INVALID,
                    INPUT_UNREADABLE,
                    OUTPUT_UNWRITABLE,
                    OUTPUT_FORMAT -> HttpStatus.BAD_REQUEST;
        };
    }
}
