package kymo.jobs.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import kymo.core.problems.ProblemException;

/**
 * What other work of the worker keeps of its speed while hosts are attacked from within, one attack after another without pause:
 * {@code bench/bench kymo.jobs.host.NeighbourBench [SECONDS [ROUNDS [THREADS [ATTACK…]]]]}. The work is arithmetic on that many threads, as many as there are processors unless told otherwise, in turns alone,
 * beside another thread that does the same, as a second run would, and beside the attack. Prints a JSON line for each attack: the medians of the ratios to the work alone, and the longest time that a host lived beyond its patience of a second.
 */
public final class NeighbourBench {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final HostLimits LIMITS = new HostLimits(64, Duration.ofSeconds(60), PATIENCE, 1 << 20)
            .withThreads(64)
            .withFiles(512, 16 << 20, 96 << 20)
            .withOutputBytes(4 << 20);

    private static volatile double sink;
    private static int threads;
    private static volatile boolean attacking;
    private static volatile double longestSeconds;

    private NeighbourBench() {}

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        threads = arguments.length > 2
                ? Integer.parseInt(arguments[2])
                : Runtime.getRuntime().availableProcessors();
        List<Attack> attacks = arguments.length > 3
                ? Arrays.stream(arguments).skip(3).map(Attack::valueOf).toList()
                : List.of(Attack.LOOP, Attack.REGEX, Attack.THREADS, Attack.FORKS, Attack.HEAP, Attack.PRINT, Attack.ANSWERS, Attack.MANY_FILES);
        Isolation.found();
        run(1);
        for (Attack attack : attacks) {
            List<Double> besideRun = new ArrayList<>();
            List<Double> besideAttack = new ArrayList<>();
            longestSeconds = 0;
            for (int round = 0; round < rounds; round++) {
                double alone = run(seconds);
                besideRun.add(beside(() -> work(seconds), seconds) / alone);
                besideAttack.add(beside(() -> attack(attack), seconds) / alone);
            }
            System.out.printf(
                    Locale.ROOT,
                    "{\"bench\":\"neighbour\",\"level\":\"%s\",\"attack\":\"%s\",\"threads\":%d,\"kept_beside_run\":%.2f,\"kept_beside_attack\":%.2f,\"beyond_patience_s\":%.2f}%n",
                    Isolation.found().level().wireName(),
                    attack.wireName(),
                    threads,
                    median(besideRun),
                    median(besideAttack),
                    longestSeconds - PATIENCE.toMillis() / 1e3);
        }
    }

    private static double beside(Runnable other, int seconds) throws InterruptedException {
        attacking = true;
        Thread neighbour = new Thread(other);
        neighbour.start();
        double beside = run(seconds);
        attacking = false;
        neighbour.join();
        return beside;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** Units of work a second, of all threads. */
    private static double run(int seconds) throws InterruptedException {
        double[] units = new double[threads];
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int at = i;
            all.add(new Thread(() -> units[at] = work(seconds)));
        }
        all.forEach(Thread::start);
        for (Thread one : all) one.join();
        return Arrays.stream(units).sum();
    }

    /** Units of work a second. */
    private static double work(int seconds) {
        long began = System.nanoTime();
        long units = 0;
        while (System.nanoTime() - began < seconds * 1_000_000_000L) {
            double sum = sink * 1e-9;
            for (int i = 1; i < 100_000; i++) sum += Math.sqrt(i * 1e-3 + sum * 1e-9);
            sink = sum;
            units++;
        }
        return units / ((System.nanoTime() - began) / 1e9);
    }

    private static void attack(Attack attack) {
        while (attacking) {
            try (Host host = Host.start(
                    new HostKind(AttackTask.class, LIMITS), new HostErrand("an attack", "none"))) {
                long asked = System.nanoTime();
                host.ask(AttackTask.KIND, aims(attack));
                try {
                    Frame frame = host.next();
                    while (frame != null) frame = host.next();
                } catch (ProblemException e) {
                    longestSeconds = Math.max(longestSeconds, (System.nanoTime() - asked) / 1e9);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static byte[] aims(Attack attack) throws IOException {
        Properties aims = new Properties();
        aims.setProperty("attack", attack.name());
        aims.setProperty("marker", "neighbour");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        aims.store(bytes, null);
        return bytes.toByteArray();
    }
}
