package kymo.core.intake;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Columns that are told apart by their place in the line alone. Where a delimiter is named they are written {@code widths 5 8 8}.
 *
 * @param characters how many each column takes
 */
public record FixedWidths(List<Integer> characters) {

    static final int MOST_COLUMNS = 20_000;
    static final int WIDEST = 100_000;

    private static final String NAME = "widths";
    private static final Pattern TEXT = Pattern.compile(NAME + "(?: [1-9]\\d{0,5})+");

    public FixedWidths {
        characters = List.copyOf(characters);
    }

    /** The widths that a delimiter names, null when it is another one. */
    public static @Nullable FixedWidths of(@Nullable String delimiter) {
        if (delimiter == null || !TEXT.matcher(delimiter).matches()) return null;
        return new FixedWidths(
                Arrays.stream(delimiter.substring(NAME.length() + 1).split(" ", -1))
                        .map(Integer::valueOf)
                        .toList());
    }

    /** The name of the delimiter. */
    public String delimiter() {
        return characters.stream().map(String::valueOf).collect(Collectors.joining(" ", NAME + " ", ""));
    }
}
