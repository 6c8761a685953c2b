package kymo.core.kernel.quality;

import org.jspecify.annotations.Nullable;

/**
 * What is usual in a season and a layer. All ends are included.
 *
 * @param from first time in nanoseconds, or first number of the {@code period}
 * @param to last time, or last number
 * @param period what {@code from} and {@code to} count; null: they are times
 * @param usual outside it a value is suspect
 * @param fail outside it a value fails; null: no such level
 * @param depth where it applies; null: at any depth and where none is known
 */
public record ClimatologyMember(
        long from,
        long to,
        @Nullable CalendarPeriod period,
        ValueSpan usual,
        @Nullable ValueSpan fail,
        @Nullable ValueSpan depth) {

    /** @throws IllegalArgumentException unless {@code from <= to} */
    public ClimatologyMember {
        if (from > to)
            throw new IllegalArgumentException(
                    "a member's time span must have from <= to but was %d to %d".formatted(from, to));
    }

    byte flag(double value) {
        if (fail != null && !fail.contains(value)) return QartodFlag.FAIL;
        return usual.contains(value) ? QartodFlag.PASS : QartodFlag.SUSPECT;
    }
}
