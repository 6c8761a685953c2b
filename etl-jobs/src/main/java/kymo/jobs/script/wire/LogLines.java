package kymo.jobs.script.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import kymo.jobs.host.wire.WireIn;
import kymo.jobs.host.wire.WireOut;

/** The first and the last lines of a log of any length; how many are left out stands between. Not for several threads at once. */
public final class LogLines {

    /** Lines that are kept of the beginning, and as many of the end. */
    public static final int KEPT = 100;
    /** Characters of a line. */
    public static final int MOST_CHARACTERS = 500;

    private final List<String> first = new ArrayList<>();
    private final Deque<String> last = new ArrayDeque<>();
    private long leftOut;

    public void add(String text) {
        String line = text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
        line = line.replaceAll("\\p{Cntrl}", " ");
        if (first.size() < KEPT) {
            first.add(line);
            return;
        }
        if (last.size() == KEPT) {
            last.removeFirst();
            leftOut++;
        }
        last.addLast(line);
    }

    private void addAll(List<String> begin, long between, List<String> end) {
        begin.forEach(this::add);
        if (between > 0) {
            leftOut += between + last.size();
            last.clear();
        }
        end.forEach(this::add);
    }

    /** The lines; a line in brackets stands for those that were left out. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(first);
        if (leftOut > 0) lines.add("[… %,d lines …]".formatted(leftOut));
        lines.addAll(last);
        return lines;
    }

    /** The last of them, at most so many. */
    public List<String> last(int most) {
        List<String> all = new ArrayList<>(first);
        all.addAll(last);
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    public boolean isEmpty() {
        return first.isEmpty();
    }

    public byte[] bytes() {
        return new WireOut().put(first).put(leftOut).put(last).bytes();
    }

    /**
     * Adds what another log was, see {@link #bytes}.
     *
     * @throws RuntimeException when these are no lines
     */
    public void add(byte[] bytes) {
        WireIn in = new WireIn(bytes);
        List<String> begin = in.texts();
        long between = in.whole();
        List<String> end = in.texts();
        in.end();
        if (begin.size() > KEPT || end.size() > KEPT || between < 0)
            throw new IllegalArgumentException("too many lines");
        addAll(begin, between, end);
    }
}
