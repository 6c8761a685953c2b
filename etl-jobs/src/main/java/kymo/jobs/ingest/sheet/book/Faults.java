package kymo.jobs.ingest.sheet.book;

import java.util.concurrent.Callable;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.apache.poi.EncryptedDocumentException;

/** What can be wrong with a workbook, as problems. */
final class Faults {

    private static final int LONGEST_DETAIL = 160;

    private Faults() {}

    /** Does the work; whatever a library finds wrong in it is the workbook's fault. */
    static <T> T within(String fileName, Callable<T> work) {
        try {
            return work.call();
        } catch (ProblemException e) {
            throw e;
        } catch (EncryptedDocumentException e) {
            throw locked(fileName);
        } catch (Exception e) {
            throw found(fileName, e);
        }
    }

    private static ProblemException found(String fileName, Exception e) {
        // the innermost cause tells of the workbook, the outer ones of how it was read
        Throwable innermost = e;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            innermost = cause;
            if (cause instanceof ProblemException problem) return problem;
            if (String.valueOf(cause.getMessage()).contains("Zip bomb"))
                return limit(
                        fileName,
                        "unpack to at most %d times its size".formatted(OoxmlLimits.MOST_RATIO),
                        "one part unpacks to more");
        }
        String detail =
                String.valueOf(innermost.getMessage()).lines().findFirst().orElse("");
        if (detail.length() > LONGEST_DETAIL) detail = detail.substring(0, LONGEST_DETAIL) + "…";
        return broken(fileName, "is damaged (%s)".formatted(detail.replaceAll("\\p{Cntrl}", " ")));
    }

    static ProblemException broken(String fileName, String found) {
        return new ProblemException(
                ProblemCode.WORKBOOK_BROKEN,
                "an Excel workbook (.xlsx or .xls) was expected but '%s' %s; open it in a spreadsheet program and save it again as .xlsx, or export CSV"
                        .formatted(fileName, found));
    }

    static ProblemException locked(String fileName) {
        return new ProblemException(
                ProblemCode.WORKBOOK_PROTECTED,
                "a workbook must be readable without a password but '%s' is password-protected; remove the password and upload it again"
                        .formatted(fileName));
    }

    static ProblemException limit(String fileName, String rule, String found) {
        return new ProblemException(
                ProblemCode.WORKBOOK_LIMIT,
                "a workbook may %s but '%s' does not keep to that: %s; save the sheet as CSV"
                        .formatted(rule, fileName, found));
    }

    static ProblemException cellTooLong(String fileName, int row, int mostBytes) {
        return new ProblemException(
                ProblemCode.CELL_TOO_LONG,
                "a cell may hold at most %d characters but one in row %d of '%s' holds more; shorten it"
                        .formatted(mostBytes, row, fileName));
    }
}
