package kymo.core.dataset;

/**
 * How many cells or lines could not be read for one reason.
 *
 * @param column the column's name, empty for whole lines
 */
public record RejectCount(String code, String column, long count) {}
