package kymo.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Watches the children of this process for the most memory that any of them holds; Linux only. */
final class HostMemory {

    private static final long LOOK_EVERY_MILLIS = 50;

    private final AtomicLong peakKiB = new AtomicLong();

    void start() {
        Thread thread = new Thread(this::watch, "host-memory");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        while (true) {
            ProcessHandle.current()
                    .children()
                    .forEach(child -> peakKiB.accumulateAndGet(peakKiB(child.pid()), Math::max));
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** The most resident memory that a process has held, 0 when the system does not tell. */
    static long peakKiB(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    long peakMiB() {
        return peakKiB.get() >> 10;
    }
}
