package kymo.jobs.script;

import java.util.List;
import kymo.jobs.host.Frame;
import kymo.jobs.host.Host;
import kymo.jobs.script.wire.Kind;
import kymo.jobs.script.wire.LogLines;
import org.jspecify.annotations.Nullable;

/** The answers of a host, without the lines that its script has logged, which are kept beside. */
final class Answers {

    private final Host host;
    private final LogLines log = new LogLines();

    Answers(Host host) {
        this.host = host;
    }

    /** The next answer to what was asked; null behind the last. */
    @Nullable
    Frame next() {
        while (true) {
            Frame frame = host.next();
            if (frame == null || frame.kind() != Kind.LOG) return frame;
            try {
                log.add(frame.payload());
            } catch (RuntimeException e) {
                throw host.bad("a log must be lines");
            }
        }
    }

    /** The first and the last lines. */
    List<String> log() {
        return log.lines();
    }
}
