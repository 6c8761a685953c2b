package kymo.jobs.host;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A process that has a host and is killed: {@code LEVEL DEED}. Prints the host's process id and folder, and waits for an answer that never comes. */
public final class DoomedWorker {

    private DoomedWorker() {}

    public static void main(String[] arguments) {
        HostLimits limits = new HostLimits(32, Duration.ofHours(1), Duration.ofHours(1), 1 << 20);
        Host host = Host.start(
                new HostKind(Misdeeds.class, limits),
                new HostErrand("waiting", "wait"),
                HostLevel.valueOf(arguments[0]),
                HostMain.NOW);
        host.ask(Misdeeds.KIND, arguments[1].getBytes(StandardCharsets.UTF_8));
        host.next();
        System.out.println(host.handle().pid() + " " + host.folder());
        host.next();
    }
}
