package kymo.jobs.host;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A process that has a host and is killed: prints the host's process id and folder, and waits for an answer that never comes. */
public final class DoomedWorker {

    private DoomedWorker() {}

    public static void main(String[] arguments) {
        HostLimits limits = new HostLimits(32, Duration.ofHours(1), Duration.ofHours(1), 1 << 20);
        Host host = Host.start(Misdeeds.class, new HostErrand("waiting", "wait"), limits);
        host.ask(Misdeeds.KIND, "loop".getBytes(StandardCharsets.UTF_8));
        System.out.println(host.handle().pid() + " " + host.folder());
        host.next();
    }
}
