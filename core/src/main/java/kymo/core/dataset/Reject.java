package kymo.core.dataset;

/**
 * A cell or a line of the source that could not be read as its column's type, and is missing in the dataset.
 *
 * @param line physical line in the source, counted from 1
 * @param byteOffset where the cell begins in the source (the line, when the whole line is meant), counted from 0
 * @param column the column's name, empty when the whole line is meant
 * @param text what stood there, at most 200 characters of it
 * @param reason why it could not be read, in one sentence
 */
public record Reject(long line, long byteOffset, String column, String text, String reason) {}
