package kymo.jobs.cli;

import java.util.Locale;

/** A number of things in English. */
final class Counted {

    private Counted() {}

    static String of(long count, String one) {
        return of(count, one, one + "s");
    }

    static String of(long count, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
    }
}
