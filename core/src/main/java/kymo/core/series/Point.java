package kymo.core.series;

import org.jspecify.annotations.Nullable;

/**
 * One row of a column.
 *
 * @param x its place on the axis
 * @param y its value, null when it is missing, a text when it is infinite
 */
public record Point(Object x, @Nullable Object y) {}
