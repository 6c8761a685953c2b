package kymo.core.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/**
 * A cell or a line of the source that could not be read as its column's type, and is missing in the dataset.
 *
 * @param line physical line in the source, counted from 1
 * @param byteOffset where the cell begins in the source (the line, when the whole line is meant), counted from 0
 * @param column the column's name, empty when the whole line is meant
 * @param text what stood there: of a cell at most {@value #MOST_CELL_TEXT} characters, of a line at most {@value #MOST_LINE_TEXT}; where very many
 *     stand close together, fewer
 * @param reason why it could not be read, in one sentence
 * @param code the kind of reason, such as {@code not-a-number}; never changes
 * @param rowOffset where the row that holds it begins in the source; -1 where rows are no stretches of bytes
 * @param rowBytes how long that row is, its line end included
 */
public record Reject(
        long line,
        long byteOffset,
        String column,
        String text,
        String reason,
        String code,
        long rowOffset,
        long rowBytes) {

    /** The longest text of a cell. */
    public static final int MOST_CELL_TEXT = 4_096;
    /** The longest text of a line; all of it lies in the upload at {@code rowOffset}. */
    public static final int MOST_LINE_TEXT = 65_536;

    /** The code of what was listed before codes were. */
    public static final String UNREADABLE = "unreadable";

    /** The code of a whole row that is in the dataset not even in part. */
    public static final String ROW_REJECTED = "row-rejected";

    /** One without a code of its own, in a source whose rows are no stretches of bytes. */
    public Reject(long line, long byteOffset, String column, String text, String reason) {
        this(line, byteOffset, column, text, reason, UNREADABLE, -1, 0);
    }

    /** As it was stored, also before there were codes. */
    @JsonCreator
    static Reject stored(
            long line,
            long byteOffset,
            String column,
            String text,
            String reason,
            @Nullable String code,
            @Nullable Long rowOffset,
            @Nullable Long rowBytes) {
        return new Reject(
                line,
                byteOffset,
                column,
                text,
                reason,
                code == null ? UNREADABLE : code,
                rowOffset == null ? -1 : rowOffset,
                rowBytes == null ? 0 : rowBytes);
    }

    /** The same in a column of another name. */
    public Reject in(String otherColumn) {
        return new Reject(line, byteOffset, otherColumn, text, reason, code, rowOffset, rowBytes);
    }
}
