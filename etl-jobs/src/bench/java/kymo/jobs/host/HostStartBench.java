package kymo.jobs.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.util.FileSystemUtils;

/**
 * How long a host takes to be up and to have done what every request needs, at each level, by where its classes come from:
 * {@code bench/bench kymo.jobs.host.HostStartBench TASK [ROUNDS [CLASS…]]}. The classes stand for the jars that the task uses. Prints a JSON line each; CPU is of the host's
 * processes at that moment.
 */
public final class HostStartBench {

    private static final HostErrand ERRAND = new HostErrand("starting", "start");
    private static final HostLimits LIMITS =
            new HostLimits(256, Duration.ofMinutes(10), Duration.ofMinutes(5), 1 << 20);

    private HostStartBench() {}

    public static void main(String[] arguments) throws Exception {
        Class<? extends HostTask> task = Class.forName(arguments[0]).asSubclass(HostTask.class);
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
        List<Class<?>> uses = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++) uses.add(Class.forName(arguments[i]));
        if (uses.isEmpty()) uses.add(task);
        Path cache = Files.createTempDirectory("kymo-cache");
        try {
            HostKind whole = new HostKind(task, LIMITS);
            HostKind own = new HostKind(task, LIMITS, List.of(), uses);
            for (HostLevel level : List.of(HostLevel.LIMITS, HostLevel.CAGED)) {
                if (Isolation.find(level, HostLevel.NONE).level() != level) continue;
                measure("whole", whole, level, rounds);
                new HostSettings("auto", cache.resolve(level.wireName()).toString(), 1, 10).use();
                measure("own-jars", own, level, rounds);
                long began = System.nanoTime();
                HostArchive.make(own);
                System.out.printf(
                        Locale.ROOT,
                        "{\"bench\":\"host-archive\",\"level\":\"%s\",\"wall_s\":%.2f,\"bytes\":%d}%n",
                        level.wireName(),
                        (System.nanoTime() - began) / 1e9,
                        HostProcesses.bytesIn(cache.resolve(level.wireName())));
                measure("archive", own, level, rounds);
            }
        } finally {
            FileSystemUtils.deleteRecursively(cache);
        }
    }

    private static void measure(String classes, HostKind kind, HostLevel level, int rounds) throws IOException {
        List<Double> wall = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            long began = System.nanoTime();
            try (Host host = Host.start(kind, ERRAND, level, HostMain.AHEAD)) {
                wall.add((System.nanoTime() - began) / 1e6);
                cpu.add((double) new HostProcesses(host.handle().pid()).use().cpu().toMillis());
            }
        }
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"host-start\",\"task\":\"%s\",\"classes\":\"%s\",\"level\":\"%s\",\"wall_ms\":%.0f,\"least_ms\":%.0f,\"cpu_ms\":%.0f}%n",
                kind.task().getSimpleName(),
                classes,
                level.wireName(),
                median(wall),
                wall.stream().mapToDouble(x -> x).min().orElseThrow(),
                median(cpu));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
