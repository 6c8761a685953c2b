package kymo.jobs.host;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;

/** Settings of a process that is no application, such as the command line's: by {@code -Dkymo.host.level} or {@code KYMO_HOST_LEVEL}, and so on. */
public final class ProcessProperties {

    private ProcessProperties() {}

    /** Settings with those names; what is not given has its default. */
    public static <T> T bound(String prefix, Class<T> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bindOrCreate(prefix, settings);
    }
}
