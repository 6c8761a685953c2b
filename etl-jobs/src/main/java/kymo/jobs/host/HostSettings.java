package kymo.jobs.host;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the hosts of this process are started: {@code kymo.host.*}.
 *
 * @param level {@code auto}: as well kept as can be had; {@code caged}: so or not at all; {@code limits}, {@code none}: no better than that
 * @param cache where class paths and archives of classes are kept that make hosts start sooner; {@code none} is nowhere, null the user's own folder for
 *     such things
 * @param ahead hosts that a pool starts before they are needed
 * @param nice how far hosts that work for a run stand back behind all else, from 0, not at all, to 19; see nice(1)
 */
@ConfigurationProperties("kymo.host")
public record HostSettings(
        @DefaultValue("auto") String level,
        @Nullable String cache,
        @DefaultValue("1") int ahead,
        @DefaultValue("10") int nice) {

    private static final List<String> LEVELS = List.of("auto", "caged", "limits", "none");
    private static final String NO_CACHE = "none";
    private static final int MOST_AHEAD = 16;
    private static final int MOST_NICE = 19;

    private static volatile HostSettings current = ProcessProperties.bound("kymo.host", HostSettings.class);

    public HostSettings {
        if (!LEVELS.contains(level))
            throw new IllegalArgumentException(
                    "kymo.host.level must be one of %s but was '%s'".formatted(String.join(", ", LEVELS), level));
        if (ahead < 0 || ahead > MOST_AHEAD)
            throw new IllegalArgumentException(
                    "kymo.host.ahead must be between 0 and %d but was %d".formatted(MOST_AHEAD, ahead));
        if (nice < 0 || nice > MOST_NICE)
            throw new IllegalArgumentException(
                    "kymo.host.nice must be between 0 and %d but was %d".formatted(MOST_NICE, nice));
    }

    /** What holds for all hosts of this process: its own properties, until an application says otherwise. */
    public static HostSettings current() {
        return current;
    }

    /** Makes these the ones that hold. */
    public void use() {
        current = this;
    }

    /** The folder of the cache; null for none. */
    @Nullable
    Path cacheFolder() {
        if (NO_CACHE.equals(cache)) return null;
        if (cache != null && !cache.isBlank()) return Path.of(cache);
        String home = System.getenv("XDG_CACHE_HOME");
        Path caches =
                home == null || home.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(home);
        return caches.resolve("kymo").resolve("hosts");
    }

    HostLevel most() {
        return switch (level) {
            case "limits" -> HostLevel.LIMITS;
            case "none" -> HostLevel.NONE;
            default -> HostLevel.CAGED;
        };
    }

    HostLevel least() {
        return level.equals("caged") ? HostLevel.CAGED : HostLevel.NONE;
    }
}
