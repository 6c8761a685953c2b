package kymo.core.processors;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as people write it, such as {@code 250ms}, {@code 5s}, {@code 1min}. */
final class TimeLength {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?) ?(ns|us|µs|ms|s|min|h|d)");

    private TimeLength() {}

    /** Its nanoseconds; empty when it is no such text, or no whole number of nanoseconds, or too many of them. */
    static OptionalLong nanos(String text) {
        Matcher time = TEXT.matcher(text);
        if (!time.matches()) return OptionalLong.empty();
        try {
            return OptionalLong.of(new BigDecimal(time.group(1))
                    .multiply(BigDecimal.valueOf(nanosIn(time.group(2))))
                    .longValueExact());
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    /** Nanoseconds in one of this unit; 0 when it is no unit of time. */
    static long nanosIn(String unit) {
        return switch (unit) {
            case "ns" -> 1L;
            case "us", "µs" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "min" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            case "d" -> 86_400_000_000_000L;
            default -> 0L;
        };
    }
}
