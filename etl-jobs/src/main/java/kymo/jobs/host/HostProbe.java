package kymo.jobs.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tries whether a JVM starts at a level. */
final class HostProbe {

    private static final HostLimits LIMITS =
            new HostLimits(16, Duration.ofSeconds(60), Duration.ofSeconds(60), 1 << 10);
    private static final int TOLD_CHARACTERS = 200;

    private HostProbe() {}

    /** Why the level cannot be had here; null when it can. */
    static @Nullable String refusal(HostLevel level) {
        for (Path tool : HostCommand.tools(level)) if (!Files.isExecutable(tool)) return tool + " is not installed";
        try (HostFolder own = HostFolder.create()) {
            Path folder = own.path();
            List<String> command = new ArrayList<>(HostCommand.prefix(level, LIMITS, folder, List.of()));
            command.addAll(List.of(HostCommand.java(), "-Xmx16m", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-version"));
            return run(command, folder, level);
        } catch (IOException e) {
            return "a host that is %s could not be tried (%s)".formatted(level.wireName(), e.getMessage());
        }
    }

    private static @Nullable String run(List<String> command, Path folder, HostLevel level) throws IOException {
        Path said = folder.resolve("said");
        Process process = HostForks.start(
                HostCommand.builder(command, folder).redirectErrorStream(true).redirectOutput(said.toFile()));
        try {
            boolean ended = process.waitFor(HostLimits.START.toSeconds(), TimeUnit.SECONDS);
            if (ended && process.exitValue() == 0) return null;
            String words = Files.readString(said, StandardCharsets.UTF_8)
                    .replaceAll("[\\p{Cntrl}\\s]+", " ")
                    .strip();
            return "a host that is %s does not start here (%s)"
                    .formatted(
                            level.wireName(),
                            ended
                                    ? words.substring(0, Math.min(words.length(), TOLD_CHARACTERS))
                                    : "it takes too long");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted while it was tried";
        } finally {
            process.destroyForcibly();
        }
    }
}
