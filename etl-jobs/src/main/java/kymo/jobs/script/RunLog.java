package kymo.jobs.script;

import java.util.ArrayList;
import java.util.List;

/** What a script has logged in a run, over all of its hosts: the lines that came first. Safe to use from several threads. */
final class RunLog {

    private static final int MOST_LINES = 200;

    private final List<String> lines = new ArrayList<>();

    synchronized void add(List<String> more) {
        for (String line : more) if (lines.size() < MOST_LINES) lines.add(line);
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
