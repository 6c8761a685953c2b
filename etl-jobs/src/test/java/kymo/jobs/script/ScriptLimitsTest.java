package kymo.jobs.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.scripts.Declaration;
import kymo.jobs.host.Host;
import kymo.jobs.script.wire.Kind;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** What a run of a script may use, as an operator sets it. */
class ScriptLimitsTest {

    private static ScriptLimits limits(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("kymo.scripts", ScriptSettings.class)
                .limits();
    }

    @Test
    void haveDefaults() {
        assertThat(limits(Map.of()))
                .isEqualTo(new ScriptLimits(
                        DataSize.ofMegabytes(256),
                        Duration.ofMinutes(1),
                        Duration.ofDays(1),
                        Duration.ofDays(1),
                        DataSize.ofGigabytes(64)));
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "heap|63MB|kymo.scripts.limits.heap must be between 64 MB and 1048576 MB but was 66060288B",
                "block-time|999ms|kymo.scripts.limits.block-time must be at least 1 s but was PT0.999S",
                "run-time|0s|kymo.scripts.limits.run-time must be at least 1 s but was PT0S",
                "cpu-time|0s|kymo.scripts.limits.cpu-time must be at least 1 s but was PT0S",
                "output|1KB|kymo.scripts.limits.output must be at least 67108864 bytes, one block's, but was 1024B"
            })
    void areRefusedWhereNothingCouldRun(String name, String value, String message) {
        assertThatThrownBy(() -> limits(Map.of("kymo.scripts.limits." + name, value)))
                .rootCause()
                .hasMessage(message);
    }

    /** Each row is small, and each block as large as it may be: only the sum is too much. */
    @Test
    void endAReaderThatGivesRowsWithoutEnd() {
        assertEnded(
                limits(Map.of("kymo.scripts.limits.output", "96MB")),
                "while (true) { rows.number(0, 1d); rows.end() }",
                ProblemCode.HOST_LIMIT,
                "may answer with at most 96 MiB in all but sent more and was ended; make it need less of that, work on fewer rows, or have kymo.scripts.limits raised");
    }

    @Test
    void endAReaderThatStandsStill() {
        assertEnded(
                limits(Map.of("kymo.scripts.limits.block-time", "2s")),
                "while (true) { }",
                ProblemCode.HOST_TIMEOUT,
                "may take at most 2.00 s but took longer and was ended");
    }

    /** It goes on and on, so that no block is late. */
    @Test
    void endAReaderThatTakesTooLongInAll() {
        assertEnded(
                limits(Map.of("kymo.scripts.limits.run-time", "3s")),
                "while (true) { rows.number(0, 1d); rows.end() }",
                ProblemCode.HOST_TIMEOUT,
                "may take at most 3 s in all but took longer");
    }

    private static void assertEnded(ScriptLimits limits, String deed, ProblemCode code, String words) {
        String script = "@Output(name = 'x')\nvoid read(Bytes input, Params params, RowSink rows) { rows.axis(0); %s }"
                .formatted(deed);
        ThrowingCallable reading = () -> {
            try (Host host = Host.start(ScriptHost.kind(limits.ofHosts()), ScriptHost.errand("endless"));
                    ScriptSession session = new ScriptSession(host)) {
                Files.write(host.folder().resolve(Kind.FILE), "1".getBytes(StandardCharsets.UTF_8));
                Declaration declaration = session.declare("endless", script);
                ScriptReading rows = new ScriptReading(
                        host, declaration, JsonMapper.shared().createObjectNode(), 0, Long.MAX_VALUE, 65_536);
                while (rows.next() != null) assertThat(host.folder()).exists();
            }
        };
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(code))
                .hasMessageContaining(words);
    }
}
