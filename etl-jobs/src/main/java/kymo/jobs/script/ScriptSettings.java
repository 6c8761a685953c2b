package kymo.jobs.script;

import java.util.List;
import kymo.jobs.host.Isolation;
import kymo.jobs.host.ProcessProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How scripts are run: {@code kymo.scripts.*}.
 *
 * @param unsafe what becomes of scripts where nothing keeps their code in: {@code refuse} or {@code allow}
 * @param limits on each run
 */
@ConfigurationProperties("kymo.scripts")
public record ScriptSettings(
        @DefaultValue("refuse") String unsafe, @DefaultValue ScriptLimits limits) {

    private static final String ALLOW = "allow";
    private static final List<String> ANSWERS = List.of("refuse", ALLOW);

    private static volatile ScriptSettings current = ProcessProperties.bound("kymo.scripts", ScriptSettings.class);

    public ScriptSettings {
        if (!ANSWERS.contains(unsafe))
            throw new IllegalArgumentException(
                    "kymo.scripts.unsafe must be one of %s but was '%s'".formatted(String.join(", ", ANSWERS), unsafe));
    }

    /** What holds for all scripts of this process: its own properties, until an application says otherwise. */
    public static ScriptSettings current() {
        return current;
    }

    /** Makes these the ones that hold. */
    public void use() {
        current = this;
    }

    /** Whether scripts may run in the hosts that are to be had here; the first call finds out about them. */
    public ScriptPermit permit() {
        return ScriptPermit.of(Isolation.found(), unsafe.equals(ALLOW));
    }
}
