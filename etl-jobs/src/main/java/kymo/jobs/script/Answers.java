package kymo.jobs.script;

import java.util.List;
import kymo.jobs.host.Frame;
import kymo.jobs.host.Host;
import kymo.jobs.host.wire.WireIn;
import kymo.jobs.script.wire.Kind;
import kymo.jobs.script.wire.LogLines;
import org.jspecify.annotations.Nullable;

/** The answers of a host, without the lines that its script has logged and without where it has failed, which are kept beside. */
final class Answers {

    private final Host host;
    private final LogLines log = new LogLines();
    private @Nullable FailedRows failedAt;

    Answers(Host host) {
        this.host = host;
    }

    /** The next answer to what was asked; null behind the last. */
    @Nullable
    Frame next() {
        while (true) {
            Frame frame = host.next();
            if (frame == null) return null;
            if (frame.kind() == Kind.LOG) keepLog(frame.payload());
            else if (frame.kind() == Kind.FAILED_AT) failedAt = rows(frame.payload());
            else return frame;
        }
    }

    private void keepLog(byte[] payload) {
        try {
            log.add(payload);
        } catch (RuntimeException e) {
            throw host.bad("a log must be lines");
        }
    }

    private FailedRows rows(byte[] payload) {
        try {
            WireIn in = new WireIn(payload);
            FailedRows rows = new FailedRows(in.whole(), in.whole());
            in.end();
            return rows;
        } catch (RuntimeException e) {
            throw host.bad("a script must fail at rows");
        }
    }

    /** Where the script has failed since this was asked last; null when that is not known. */
    @Nullable
    FailedRows takeFailedAt() {
        FailedRows taken = failedAt;
        failedAt = null;
        return taken;
    }

    /** The first and the last lines. */
    List<String> log() {
        return log.lines();
    }
}
