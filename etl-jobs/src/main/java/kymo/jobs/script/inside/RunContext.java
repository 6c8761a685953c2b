package kymo.jobs.script.inside;

import java.util.ArrayList;
import java.util.List;
import kymo.jobs.script.api.Context;
import kymo.jobs.script.api.State;
import kymo.jobs.script.wire.LogLines;

/** What a script may do besides computing: everything ends in memory here. */
final class RunContext implements Context {

    private final Remembered state;
    private LogLines log = new LogLines();
    private List<String> before = List.of();

    RunContext(Remembered state) {
        this.state = state;
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public void log(String text) {
        log.add(String.valueOf(text));
    }

    @Override
    public RuntimeException fail(String message) {
        throw new Failure(String.valueOf(message), Failure.NO_ROW, null);
    }

    @Override
    public RuntimeException fail(String message, int row) {
        throw new Failure(String.valueOf(message), row, null);
    }

    @Override
    public RuntimeException fail(RuntimeException cause, int row) {
        if (cause instanceof Failure || cause instanceof SecurityException) throw cause;
        throw new Failure(Failures.told(cause), row, cause);
    }

    /** What has been logged since this was asked last. */
    LogLines takeLog() {
        LogLines taken = log;
        before = lastLines();
        log = new LogLines();
        return taken;
    }

    /** The last lines, whether they have been taken or not. */
    List<String> lastLines() {
        List<String> last = new ArrayList<>(before);
        last.addAll(log.last(Failures.LOG_LINES));
        return List.copyOf(last.subList(Math.max(0, last.size() - Failures.LOG_LINES), last.size()));
    }
}
