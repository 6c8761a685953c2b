package kymo.jobs.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import kymo.jobs.host.HostLevel;
import kymo.jobs.host.Isolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptPermitTest {

    @ParameterizedTest(name = "{0}, unsafe scripts allowed: {1}")
    @CsvSource({"CAGED, false, true", "CAGED, true, true", "NONE, false, false", "NONE, true, true"})
    void isGrantedWhereCodeIsKeptInOrWhereAnOperatorSaysSo(HostLevel level, boolean unsafe, boolean granted) {
        assertThat(ScriptPermit.of(new Isolation(level, "as it is"), unsafe).granted())
                .isEqualTo(granted);
    }

    @Test
    void limitsAreEnoughWithASecurityManager() {
        assertThat(ScriptPermit.of(new Isolation(HostLevel.LIMITS, "as it is"), false)
                        .granted())
                .isEqualTo(Isolation.hasSecurityManager());
    }

    @Test
    void aRefusalSaysWhatWasFoundAndWhatToDo() {
        assertThatThrownBy(() -> ScriptPermit.of(new Isolation(HostLevel.NONE, "no tools"), false)
                        .demand("lock_in"))
                .hasMessage(
                        "lock_in.groovy cannot run: scripts run only where their code can be kept in, but hosts here are none (no tools); let bubblewrap make namespaces, or set kymo.scripts.unsafe=allow if everybody who writes scripts may do what the worker can");
    }

    @Test
    void theSettingIsRefuseUnlessItIsAllow() {
        ScriptSettings usual = ScriptSettings.current();
        assertThat(usual.unsafe()).isEqualTo("refuse");
        assertThatThrownBy(() -> new ScriptSettings("yes", usual.limits()))
                .hasMessage("kymo.scripts.unsafe must be one of refuse, allow but was 'yes'");
    }
}
