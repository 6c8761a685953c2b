package kymo.core.problems;

import java.util.Locale;

/** Every code that a user can meet. The wire name of a code never changes once it has been released. */
public enum ProblemCode {
    FILE_EMPTY(
            "The file holds no bytes, or nothing but a byte order mark or blank lines.",
            "Upload the file that the instrument wrote."),
    FILE_NOT_TEXT(
            "The file is not text: it begins like a picture, a document or an archive, or holds NUL bytes.",
            "Export the data from the instrument as CSV or text."),
    ENCODING_UNKNOWN(
            "The file is neither UTF-8 nor windows-1252, and nothing in it tells its encoding.",
            "Set the option encoding to what the instrument wrote, such as Shift_JIS or GBK."),
    FILE_NO_TABLE(
            "The file holds text but no rows of a table.", "Name the delimiter and the header line in the options."),
    LINE_TOO_LONG(
            "A line is longer than a row may be (8 MiB).",
            "Look for an unbalanced quote or a missing line end at that line."),
    CELL_TOO_LONG("A cell is longer than a cell may be (1 MiB).", "Look for an unbalanced quote at that line."),
    TOO_MANY_COLUMNS(
            "The file has more columns than a dataset may have (20,000).",
            "Split the file, or name its delimiter in the options if it was taken for another."),
    QUOTE_UNBALANCED(
            "A quoted field is opened and never closed.",
            "Close the quote at that line, or set the option quote to none."),
    OPTION_INVALID(
            "An ingest option has a value that it cannot have.",
            "See the option's allowed values in docs/reference/ingest-options.md."),
    PARAMETER_INVALID("A parameter has a value that it cannot have.", "See the processor's parameters."),
    PARAMETER_UNKNOWN("The processor has no parameter of that name.", "See the processor's parameters."),
    COLUMN_UNKNOWN("The dataset has no column of that name.", "Choose one of the columns that the message lists."),
    COLUMN_NOT_NUMERIC("The operation needs numbers and the column holds something else.", "Choose a numeric column."),
    NO_NUMERIC_COLUMN(
            "The dataset has no numeric column besides its axis.",
            "Choose the columns yourself, or ingest the file with other types."),
    WINDOW_TOO_LARGE(
            "The window needs more neighbouring rows than a block may bring with it (16 blocks).",
            "Use a smaller window."),
    AXIS_UNORDERED(
            "A window of time was asked for and the axis has a missing time or one that goes back.",
            "Use a window of rows, or sort the file by its time."),
    PREVIEW_TOO_LARGE(
            "The window has more rows than a preview may have (1,048,576), or what it shows depends on rows farther"
                    + " away than a preview looks.",
            "Choose a part of the window or the parameter that the message names, or run the processor."),
    PROCESSOR_UNKNOWN("There is no processor of that name.", "Choose one of the processors that the message lists."),
    DATASET_UNKNOWN("There is no dataset of that id.", "List the datasets and choose one of them."),
    DATASET_NOT_PUBLISHED(
            "The dataset is still a draft: its run has not completed.", "Wait for its run, or restart that run."),
    DATASET_CORRUPT(
            "A stored part of the dataset is not what was written.",
            "Restore the file from a backup, or ingest the upload again."),
    DATASET_QUARANTINED(
            "A quality gate has put the dataset into quarantine, so it is not processed.",
            "Look at the run that checked it; release the dataset once you trust it, or ingest better data."),
    PROFILE_MISSING(
            "No profile of the dataset was kept, and it is too large to take one on request.",
            "Run data-quality on the dataset: that keeps its profile."),
    QUALITY_GATE(
            "The dataset's quality score is below what its gate asks for.",
            "Look at the tests that the message names; correct the data, or the tests' settings, or lower the gate's"
                    + " minScore."),
    UPLOAD_UNKNOWN("There is no upload of that id.", "Upload the file again."),
    RECIPE_UNKNOWN("There is no recipe of that id.", "List the recipes and choose one of them."),
    RECIPE_INVALID("The recipe is not one that could be kept.", "Correct what the message names."),
    RECIPE_NAME_TAKEN("Another recipe has that name.", "Choose another name."),
    RECIPE_CHANGED(
            "The recipe was changed by somebody else meanwhile.",
            "Load it again, and make your change to what it is now."),
    RUN_UNKNOWN("There is no run of that id.", "List the runs and choose one of them."),
    RUN_TRANSITION("The run cannot do that from its present status.", "Look at the run's status."),
    RUN_DEPENDENCY_FAILED(
            "The run that this one waits for did not complete.", "Restart that run; this one follows by itself."),
    RUN_NO_PROGRESS("The run failed three times in a row without progress.", "See the cause, then restart the run."),
    RUN_WORKER_LOST(
            "The run's worker died without a word ten times.",
            "Look at the worker's memory and its log, then restart the run."),
    CURSOR_INVALID("The cursor is not one that this list gave.", "Leave the cursor out to start at the beginning."),
    QUERY_INVALID(
            "A query parameter has a value that it cannot have.",
            "See the call's parameters in the description of the API at /schema/swagger."),
    BODY_INVALID(
            "The request's body is not what the call takes.",
            "See the call's body in the description of the API at /schema/swagger."),
    UPLOAD_BROKEN_OFF("The upload ended before all of it had come.", "Upload the file again."),
    HEADER_INVALID("A header has a value that it cannot have.", "Correct the header or leave it out."),
    IDEMPOTENCY_KEY_REUSED(
            "The Idempotency-Key was sent before, with another request.", "Use a new key for a new request."),
    ADDRESS_UNKNOWN(
            "There is nothing at that address.", "See the calls of the API in its description at /schema/swagger."),
    METHOD_NOT_ALLOWED("The address does not take that method.", "Use one of the methods in the header Allow."),
    MEDIA_TYPE_UNSUPPORTED(
            "The call does not take or give that media type.",
            "See the call's media types in the description of the API at /schema/swagger."),
    HOST_FORBIDDEN(
            "The request names a host under which the gateway is not known.",
            "Use localhost, or name the host in kymo.web.hosts."),
    ORIGIN_FORBIDDEN(
            "The request comes from a page of another site.",
            "Open the gateway's own page, or name the other site in kymo.web.origins."),
    DATASET_IN_USE("A run that has not ended reads or makes the dataset.", "Wait for the run, or stop it."),
    RUN_NOT_COMPLETED("The run has no result yet, or will have none.", "Wait for the run, or look at its problem."),
    MESSAGE_INVALID(
            "A message over the WebSocket is not one that it takes.", "See the messages in docs/reference/events.md."),
    USAGE_INVALID(
            "The command line is not one that the command understands.",
            "See the command's --help, which shows examples."),
    INPUT_UNREADABLE("The input is not a file that can be read.", "Check the path and the file's permissions."),
    OUTPUT_UNWRITABLE(
            "The output cannot be written where the command line says.",
            "Choose another folder or name, make room on the disk, or create the folder first."),
    OUTPUT_FORMAT(
            "The output's name does not end in a format that can be written.",
            "Use a name that ends in .csv, .json, .ndjson, .parquet or .xlsx."),
    EXPORT_OPTION_INVALID(
            "An option of an export has a value that it cannot have, or does not go with the export's format.",
            "See the options in docs/reference/export.md."),
    EXPORT_UNKNOWN(
            "There is no export of that id: its run has not completed, or its file has been removed after its time.",
            "Ask for the export again."),
    XLSX_LIMIT(
            "The dataset does not fit into an Excel file: it has more than 16,384 columns, or a text of more than 32,767 characters.",
            "Choose fewer columns, or another format."),
    FILE_NAME_INVALID(
            "The file's name is none, leads out of a folder, or is that of a program.",
            "Give the file the name of a data file, such as run-7.csv."),
    UPLOAD_TOO_LARGE(
            "The file has more bytes than an upload may have, or than were announced.",
            "Split the file, or raise kymo.uploads.max-bytes."),
    UPLOAD_QUOTA(
            "The file does not fit into what may be stored in all.",
            "Raise kymo.uploads.quota-bytes; uploads are kept for ever."),
    UPLOAD_NO_SPACE(
            "The store's disk would have too little room left.",
            "Make room on the disk, or lower kymo.uploads.free-bytes; what came so far is kept and can be gone on with."),
    UPLOAD_OFFSET(
            "The bytes do not begin where those that are stored end.",
            "Ask with HEAD how far the upload is, and go on from there."),
    UPLOAD_CHECKSUM("The bytes are not those that the checksum was taken of.", "Send them again."),
    UPLOAD_BUSY("Another request writes the same upload.", "Wait a few seconds, then ask with HEAD and go on."),
    UPLOAD_GONE("The upload was given up, or it was not gone on with for too long.", "Begin a new upload."),
    UPLOAD_UNFINISHED("Not all bytes of the upload have come.", "Send the rest, then ask again."),
    TUS_VERSION("The request is not of a version of tus that is spoken here.", "Send the header Tus-Resumable: 1.0.0."),
    INQUIRY_UNCLAIMED(
            "No worker has taken the question that the call puts to workers.",
            "Start a worker, or wait until one is there, and ask again."),
    INQUIRY_LATE(
            "A worker has taken the question and did not answer in time.",
            "Ask again, or for less; look at the workers' load if it happens often."),
    INQUIRY_LOST(
            "The workers that took the question went away without an answer.",
            "Look at the workers' memory and their log, then ask again."),
    IMPORT_PROFILE_UNKNOWN(
            "There is no import profile of that id.", "List the import profiles and choose one of them."),
    IMPORT_PROFILE_INVALID("The import profile is not one that could be kept.", "Correct what the message names."),
    IMPORT_PROFILE_NAME_TAKEN("Another import profile has that name.", "Choose another name."),
    IMPORT_PROFILE_CHANGED(
            "The import profile was changed by somebody else meanwhile.",
            "Load it again, and make your change to what it is now."),
    ROWS_MISCOUNTED(
            "A row of the file is neither in the dataset nor among the rejects.",
            "Restart the run; report it with the file if that comes again."),
    REJECTS_WITHOUT_LINES(
            "The dataset was not read from lines of text that could be given back.",
            "Correct the values in the program that wrote the file, and upload it again."),
    WORKBOOK_BROKEN(
            "The file is no Excel workbook that can be read: it is damaged, or another kind of file.",
            "Open it in a spreadsheet program and save it again as .xlsx, or export CSV."),
    WORKBOOK_PROTECTED(
            "The workbook is encrypted and cannot be read without its password.",
            "Remove the password in a spreadsheet program and upload the file again."),
    WORKBOOK_LIMIT(
            "The workbook goes beyond a limit that guards against files that unpack without end: parts, sheets, unpacked bytes or their ratio.",
            "Save the sheet as CSV, or split the workbook."),
    HOST_TIMEOUT(
            "A process that did untrusted work, such as reading a workbook, took longer than it may, and was ended.",
            "Do what the message says; the worker itself is unharmed."),
    HOST_MEMORY(
            "A process that did untrusted work, such as reading a workbook, needed more memory than it may have, and was ended.",
            "Do what the message says; the worker itself is unharmed."),
    HOST_DIED(
            "A process that did untrusted work, such as reading a workbook, ended without a result or sent what makes no sense.",
            "Do what the message says; look at the worker's log and its machine if it happens again."),
    ARCHIVE_BROKEN(
            "A compressed file or an archive is damaged: cut off, with a wrong checksum, or with bytes behind its end.",
            "Pack it again, or copy it again from where it came."),
    ARCHIVE_EMPTY("The archive holds no file that could be data.", "Pack the files that the instrument wrote."),
    ARCHIVE_TOO_MANY("The archive has more entries than one may have (10,000).", "Split it."),
    ARCHIVE_PATH(
            "A name in the archive leaves the archive's folder, or is none that a file could have.",
            "Pack the files anew by relative names."),
    ARCHIVE_NAME_TWICE("Two files in the archive have one name.", "Give them different names and pack them again."),
    ARCHIVE_NESTED(
            "The archive or compressed file holds another one.",
            "Unpack the outer one, or upload the inner one alone."),
    ARCHIVE_ENCRYPTED("A file in the archive is encrypted.", "Pack it without a password."),
    ARCHIVE_UNSUPPORTED(
            "The archive is of a kind, or packed by a method, that is not read.",
            "Pack the files as .zip with deflate, or compress each with gzip or zstd."),
    MEMBER_NEEDED(
            "The archive holds several files and one of them must be chosen.", "Set the option member to its path."),
    MEMBER_UNKNOWN(
            "The archive holds no file of that path, or the file is no archive.",
            "Set the option member to one of the paths that the message lists, or leave it out."),
    UNPACKED_TOO_LARGE(
            "The file unpacks to more bytes than the worker allows (kymo.ingest.unpacked-bytes).",
            "Split the file, or raise the worker's limit."),
    UNPACKED_RATIO(
            "The file unpacks to more than 1,000 times its size, as only hostile or empty files do.",
            "Unpack it yourself and look at it, then upload what is in it."),
    UNPACKED_NO_ROOM(
            "There is no room on the worker's disk to unpack the file.",
            "Make room where kymo.ingest.folder is, then restart the run."),
    COLUMNAR_BROKEN(
            "The Parquet or Arrow file is damaged, or was not written to its end.",
            "Write it again, or copy it again from where it came."),
    COLUMNAR_UNSUPPORTED(
            "The Parquet or Arrow file is written in a way that is not read.", "Write it again as the message says."),
    COLUMNAR_TOO_LARGE(
            "A piece of the Parquet or Arrow file is larger than one may be.",
            "Write it again with smaller pages, row groups or record batches."),
    HOST_LIMIT(
            "A process that did untrusted work, such as reading a workbook, started, wrote, opened or sent more than it may, and was ended.",
            "Do what the message says; the worker itself is unharmed."),
    HOST_REFUSED(
            "Untrusted work is not done here, because the processes for it cannot be kept in as well as is demanded.",
            "See docs/reference/hosts.md for what the machine has to have."),
    SCRIPT_INVALID(
            "The script does not compile, or says of itself what cannot be.",
            "Correct the line that the message names; see docs/reference/scripts.md."),
    SCRIPT_FORBIDDEN(
            "The script uses, or tried to do, what scripts may not: files, network, processes, threads, reflection.",
            "Leave that out; a script has its rows, parameters and state."),
    SCRIPT_FAILED(
            "The script failed while it ran, or gave what is no result.",
            "Look at the line and the row that the message names; correct the script or choose other parameters."),
    STORE_FAILED(
            "The file store did not take or give the bytes.",
            "Look at the store's disk or network, then restart the run."),
    INTERNAL("Something failed that is not the user's doing.", "Look at the log, then restart the run or report it.");

    private final String meaning;
    private final String remedy;

    ProblemCode(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** The code as users, files and wires see it, such as {@code file-empty}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the code says has happened, for any value. */
    public String meaning() {
        return meaning;
    }

    /** What a user can do about it. */
    public String remedy() {
        return remedy;
    }
}
