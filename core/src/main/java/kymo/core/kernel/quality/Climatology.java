package kymo.core.kernel.quality;

import java.util.List;
import kymo.core.kernel.Validity;

/**
 * Values that are unusual for the season and the depth.
 *
 * <p>Shape: a flag a row. Unit: the values' and the depths'; the calendar is UTC. Of the members that apply to a row the last one decides; a row to which
 * none applies, or whose time is missing, is not evaluated. Source: QARTOD, climatology test.
 */
public record Climatology(List<ClimatologyMember> members) implements QualityTest {

    public Climatology {
        members = List.copyOf(members);
    }

    @Override
    public void flag(Samples in, int from, int to, byte[] flags) {
        double[] x = in.values();
        long[] time = in.times();
        Validity timed = in.timeValidity();
        ClimatologyMember[] all = members.toArray(new ClimatologyMember[0]);
        boolean[] today = new boolean[all.length];
        long day = Long.MIN_VALUE;
        for (int row = from; row < to; row++) {
            byte flag = QartodFlag.NOT_EVALUATED;
            if (!(Math.abs(x[row]) <= Double.MAX_VALUE)) flag = QartodFlag.MISSING;
            else if (timed.isValid(row)) {
                long now = time[row];
                long nowDay = Math.floorDiv(now, CalendarPeriod.NANOS_PER_DAY);
                if (nowDay != day) {
                    day = nowDay;
                    for (int i = 0; i < all.length; i++) today[i] = appliesOn(all[i], day);
                }
                for (int i = all.length - 1; i >= 0 && flag == QartodFlag.NOT_EVALUATED; i--) {
                    if (today[i] && appliesAt(all[i], now) && appliesIn(all[i], in.depth(row)))
                        flag = all[i].flag(x[row]);
                }
            }
            flags[row - from] = flag;
        }
    }

    /** Whether the member may apply at some time of the day: for most it is the same all day long. */
    private static boolean appliesOn(ClimatologyMember member, long epochDay) {
        CalendarPeriod period = member.period();
        if (period == null || period == CalendarPeriod.HOUR) return true;
        int number = period.ofDay(epochDay);
        return number >= member.from() && number <= member.to();
    }

    private static boolean appliesAt(ClimatologyMember member, long now) {
        CalendarPeriod period = member.period();
        if (period != null && period != CalendarPeriod.HOUR) return true;
        long number = period == null ? now : CalendarPeriod.hour(Math.floorMod(now, CalendarPeriod.NANOS_PER_DAY));
        return number >= member.from() && number <= member.to();
    }

    private static boolean appliesIn(ClimatologyMember member, double depth) {
        return member.depth() == null || member.depth().contains(depth);
    }
}
