package kymo.jobs.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the hosts of this process are started: {@code kymo.host.*}.
 *
 * @param level {@code auto}: as well kept as can be had; {@code caged}: so or not at all; {@code limits}, {@code none}: no better than that
 * @param cache where class paths and archives of classes are kept that make hosts start sooner; an empty path turns that off, null is the user's own folder
 *     for such things
 * @param ahead hosts that a pool starts before they are needed
 */
@ConfigurationProperties("kymo.host")
public record HostSettings(
        @DefaultValue("auto") String level,
        @Nullable Path cache,
        @DefaultValue("1") int ahead) {

    private static final List<String> LEVELS = List.of("auto", "caged", "limits", "none");
    private static final int MOST_AHEAD = 16;

    private static volatile HostSettings current = ofProcess();

    public HostSettings {
        if (!LEVELS.contains(level))
            throw new IllegalArgumentException(
                    "kymo.host.level must be one of %s but was '%s'".formatted(String.join(", ", LEVELS), level));
        if (ahead < 0 || ahead > MOST_AHEAD)
            throw new IllegalArgumentException(
                    "kymo.host.ahead must be between 0 and %d but was %d".formatted(MOST_AHEAD, ahead));
    }

    /** What holds for all hosts of this process from now on. */
    public static HostSettings current() {
        return current;
    }

    /** Makes these the ones that hold. */
    public void use() {
        current = this;
    }

    /** By {@code -Dkymo.host.level} or {@code KYMO_HOST_LEVEL}, and so on, until an application says otherwise. */
    private static HostSettings ofProcess() {
        String cache = setting("cache", null);
        return new HostSettings(
                setting("level", "auto"),
                cache == null ? null : Path.of(cache),
                Integer.parseInt(setting("ahead", "1")));
    }

    private static @Nullable String setting(String name, @Nullable String otherwise) {
        String property = System.getProperty("kymo.host." + name);
        if (property != null) return property;
        String variable = System.getenv("KYMO_HOST_" + name.toUpperCase(Locale.ROOT));
        return variable == null ? otherwise : variable;
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
