package kymo.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** {@code docs/reference/configuration.md} says of every setting what the code says. */
class ConfigurationPageTest {

    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| ([^|]*) \\|.*");
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    @ParameterizedTest
    @CsvSource({
        "Gateway, kymo.core.files.FileSettings",
        "Gateway, kymo.core.files.S3Settings",
        "Gateway, kymo.gateway.live.LiveSettings",
        "Gateway, kymo.gateway.security.KnownAddresses",
        "Worker, kymo.core.files.FileSettings",
        "Worker, kymo.core.files.S3Settings",
        "Worker, kymo.jobs.export.ExportSettings",
        "Worker, kymo.jobs.worker.WorkerSettings",
    })
    void everySettingOfOurOwnIsThereWithItsDefault(String section, String settings) throws Exception {
        Map<String, String> page = defaults(section);
        Class<?> type = Class.forName(settings);
        String prefix = type.getAnnotation(ConfigurationProperties.class).value();
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        for (Parameter parameter : constructor.getParameters()) {
            String name = "%s.%s"
                    .formatted(
                            prefix,
                            parameter.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
            assertThat(page).containsKey(name);
            DefaultValue value = parameter.getAnnotation(DefaultValue.class);
            if (value != null && value.value().length == 1) assertSaid(page.get(name), value.value()[0]);
        }
    }

    @ParameterizedTest
    @CsvSource({"Gateway, kymo-gateway.yml", "Worker, kymo-worker.yml", "Standalone, kymo-standalone.yml"})
    void whatAFileOfDefaultsSetsIsWhatThePageSays(String section, String file) throws IOException {
        Map<String, String> page = defaults(section);
        Map<String, String> set = set(file);
        page.keySet().retainAll(set.keySet());
        assertThat(page).isNotEmpty();
        page.forEach((name, said) -> assertSaid(said, set.get(name)));
    }

    /** A default that is words rather than a value is left to the reader. */
    private static void assertSaid(String said, String value) {
        Matcher code = CODE.matcher(said);
        if (code.matches()) assertThat(code.group(1)).isEqualTo(value);
    }

    private static Map<String, String> defaults(String section) throws IOException {
        String page = Files.readString(Jar.root().resolve("docs/reference/configuration.md"));
        String from = page.substring(page.indexOf("\n## " + section + "\n") + 1);
        int end = from.indexOf("\n## ");
        Map<String, String> defaults = new TreeMap<>();
        (end < 0 ? from : from.substring(0, end)).lines().forEach(line -> {
            Matcher row = ROW.matcher(line);
            if (row.matches()) defaults.put(row.group(1), row.group(2).strip());
        });
        return defaults;
    }

    private static Map<String, String> set(String file) throws IOException {
        Map<String, String> set = new TreeMap<>();
        for (PropertySource<?> document : new YamlPropertySourceLoader().load(file, new ClassPathResource(file))) {
            for (String name : ((EnumerablePropertySource<?>) document).getPropertyNames())
                set.put(name, String.valueOf(document.getProperty(name)));
        }
        return set;
    }
}
