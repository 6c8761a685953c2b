package kymo.jobs.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;

/** Shows progress while a job works: a bar on a terminal, lines of JSON for programs, nothing into a file. */
final class Ticker implements Consumer<Advance>, AutoCloseable {

    private static final long NANOS_BETWEEN = 100_000_000L;
    private static final int WIDTH = 24;

    private final PrintWriter out;
    private final boolean json;
    private final boolean bar;
    private final long startedNanos = System.nanoTime();
    private long toldNanos = startedNanos;
    private boolean drawn;
    private boolean silent;

    Ticker(Terminal terminal, boolean json) {
        this.out = terminal.err();
        this.json = json;
        this.bar = terminal.isScreen() && !json;
    }

    @Override
    public synchronized void accept(Advance advance) {
        if (silent) return;
        long now = System.nanoTime();
        boolean last = advance.rowsDone() == advance.rowsTotal();
        if (now - toldNanos < NANOS_BETWEEN && !last) return;
        toldNanos = now;
        if (json) out.println(JsonLines.progress(advance));
        else if (bar) draw(advance, now);
    }

    @Override
    public void close() {
        clear();
    }

    /** Takes the bar away, so that other lines can follow. */
    synchronized void clear() {
        if (drawn) {
            out.print("\r\u001b[K");
            out.flush();
        }
        drawn = false;
    }

    /** Says that the work was cut off, and nothing more from then on. */
    synchronized void interrupted() {
        clear();
        out.println(json ? JsonLines.interrupted() : "kymo: interrupted; nothing was written");
        silent = true;
    }

    private void draw(Advance advance, long now) {
        double part = advance.rowsTotal() == 0 ? 0 : Math.min(1, (double) advance.rowsDone() / advance.rowsTotal());
        int full = (int) (part * WIDTH);
        double seconds = (now - startedNanos) / 1e9;
        out.print("\r\u001b[K%-12s [%s%s] %3d %%  %,d rows  %.1f s"
                .formatted(
                        advance.job(),
                        "#".repeat(full),
                        " ".repeat(WIDTH - full),
                        (int) (part * 100),
                        advance.rowsDone(),
                        seconds));
        out.flush();
        drawn = true;
    }
}
