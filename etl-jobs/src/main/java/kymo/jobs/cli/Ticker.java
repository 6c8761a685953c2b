package kymo.jobs.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;

/** Shows progress while a job works: a bar on a terminal, lines of JSON for programs, nothing into a file. */
final class Ticker implements Consumer<Advance>, AutoCloseable {

    private static final long NANOS_BETWEEN = 100_000_000L;
    private static final int WIDTH = 30;

    private final PrintWriter out;
    private final boolean json;
    private final boolean bar;
    private final long startedNanos = System.nanoTime();
    private long toldNanos = startedNanos;
    private boolean drawn;

    Ticker(PrintWriter out, boolean json, boolean terminal) {
        this.out = out;
        this.json = json;
        this.bar = terminal && !json;
    }

    @Override
    public synchronized void accept(Advance advance) {
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

    private void draw(Advance advance, long now) {
        double part = advance.rowsTotal() == 0 ? 0 : Math.min(1, (double) advance.rowsDone() / advance.rowsTotal());
        int full = (int) (part * WIDTH);
        double seconds = (now - startedNanos) / 1e9;
        out.print("\r\u001b[K%-13s [%s%s] %3d %%  %,d rows  %.1f s"
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
