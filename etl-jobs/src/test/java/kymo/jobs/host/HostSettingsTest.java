package kymo.jobs.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class HostSettingsTest {

    private final HostSettings before = HostSettings.current();

    @AfterEach
    void asBefore() {
        before.use();
    }

    @Test
    void haveDefaults() {
        assertThat(bound(Map.of())).isEqualTo(new HostSettings("auto", null, 1, 10));
    }

    @Test
    void areGivenByName() {
        HostSettings settings = bound(Map.of(
                "kymo.host.level",
                "limits",
                "kymo.host.cache",
                "/var/cache/k",
                "kymo.host.ahead",
                "2",
                "kymo.host.nice",
                "5"));
        assertThat(settings).isEqualTo(new HostSettings("limits", "/var/cache/k", 2, 5));
        assertThat(settings.cacheFolder()).isEqualTo(Path.of("/var/cache/k"));
        assertThat(new HostSettings("auto", "none", 1, 10).cacheFolder()).isNull();
    }

    private static HostSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("kymo.host", HostSettings.class);
    }

    @Test
    void refuseALevelThatThereIsNot() {
        assertThatThrownBy(() -> new HostSettings("strict", null, 1, 10))
                .hasMessage("kymo.host.level must be one of auto, caged, limits, none but was 'strict'");
    }

    @Test
    void refuseToPutHostsBeforeOtherWork() {
        assertThatThrownBy(() -> new HostSettings("auto", null, 1, -1))
                .hasMessage("kymo.host.nice must be between 0 and 19 but was -1");
    }

    @Test
    void aLowerLevelIsTakenWhenItIsSet() {
        CageHere.need(HostLevel.LIMITS);
        new HostSettings("limits", null, 1, 10).use();
        assertThat(Isolation.found()).isEqualTo(new Isolation(HostLevel.LIMITS, "kymo.host.level=limits"));
        new HostSettings("none", null, 1, 10).use();
        assertThat(Isolation.found()).isEqualTo(new Isolation(HostLevel.NONE, "kymo.host.level=none"));
    }

    @Test
    void withoutTheCageThatIsDemandedNoHostIsStarted() {
        new HostSettings("caged", null, 1, 10).use();
        Isolation found = new Isolation(HostLevel.LIMITS, "/usr/bin/bwrap is not installed");
        assertThatThrownBy(found::demanded)
                .hasMessage(
                        "kymo.host.level demands hosts that are caged but here they are limits (/usr/bin/bwrap is not installed); see to it that bubblewrap may make namespaces, or set kymo.host.level=auto")
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.HOST_REFUSED));
    }

    @Test
    void codeIsKeptInByTheCageAlwaysAndByLimitsWhereJavaHasASecurityManager() {
        assertThat(new Isolation(HostLevel.CAGED, "").keepsCodeIn()).isTrue();
        assertThat(new Isolation(HostLevel.LIMITS, "").keepsCodeIn())
                .isEqualTo(Runtime.version().feature() < 24);
        assertThat(new Isolation(HostLevel.NONE, "").keepsCodeIn()).isFalse();
    }
}
