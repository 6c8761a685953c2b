package kymo.jobs.script.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Locale;
import kymo.jobs.host.CageHere;
import kymo.jobs.host.HostPool;
import kymo.jobs.host.HostSettings;
import kymo.jobs.script.ScriptFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every {@link ScriptAttack} against all {@link Defences}: it ends as the list says, has reached nothing, and the next script does its work. Prints what was
 * measured: how each ended, and how long after the limit.
 */
@ParameterizedClass(name = "{0}")
@EnumSource
class ScriptAttackTest {

    private static final int PATIENCE_SECONDS = 4;
    /** What runs into another limit may take its time on a busy machine. */
    private static final int LONG_PATIENCE_SECONDS = 60;

    private static final HostSettings USUAL = HostSettings.current();

    @TempDir
    private static Path outside;

    /** Not where the machine lacks what these defences need. */
    private static boolean begun;

    private static Bait bait;
    private static HostPool hasty;
    private static HostPool patient;
    private static @Nullable Attacked attacked;

    @Parameter
    private Defences defences;

    @BeforeParameterizedClassInvocation
    static void begin(Defences defences) throws Exception {
        CageHere.need(defences.level);
        assumeTrue(!defences.needsManager() || Runtime.version().feature() < 24, "this Java has no security manager");
        new HostSettings(defences.level.wireName(), USUAL.cache(), 1, 10).use();
        hasty = new HostPool(defences.kind(PATIENCE_SECONDS));
        patient = new HostPool(defences.kind(LONG_PATIENCE_SECONDS));
        bait = new Bait(outside);
        begun = true;
    }

    @AfterParameterizedClassInvocation
    static void end() throws Exception {
        if (!begun) return;
        begun = false;
        if (attacked != null) attacked.close();
        attacked = null;
        bait.close();
        hasty.close();
        patient.close();
        USUAL.use();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void endsAsTheListSaysAndReachesNothing(ScriptAttack attack) throws Exception {
        Ending expected = attack.against(defences);
        ScriptFile script = ScriptAttack.FOLDER.script(attack.script());
        Attacked host = expected == Ending.TIME ? new Attacked(hasty) : next();
        Attacked.Outcome outcome = host.run(script, bait.aims());
        System.out.println(line(attack, outcome));
        // a run never gets a host that another has used; here one is used again as long as nothing has happened in it
        if (expected == Ending.TIME || outcome.ending().leavesTraces() || attack == ScriptAttack.META_CLASS) {
            host.close();
            if (host == attacked) attacked = null;
            assertThat(host.folder()).doesNotExist();
        }
        assertThat(outcome.ending()).as(outcome.told().toString()).isEqualTo(expected);
        bait.isUntouched(outcome.told());
        if (expected == Ending.COMPILER)
            assertThat(outcome.problem()).hasMessageContaining(" may not do that: in line ");
        if (expected == Ending.TIME)
            assertThat(outcome.problem())
                    .hasMessageContaining(" may take at most 4.00 s but took longer and was ended");
        assertThat(next().doubled()).containsExactly(2, 4, 6, 8);
    }

    private static Attacked next() {
        if (attacked == null) attacked = new Attacked(patient);
        return attacked;
    }

    private String line(ScriptAttack attack, Attacked.Outcome outcome) {
        String beyond = outcome.ending() == Ending.TIME
                ? ", %.2f s after its limit".formatted(outcome.seconds() - PATIENCE_SECONDS)
                : "";
        return String.format(Locale.ROOT, "%s, %s: %s%s", defences, attack.script(), outcome.ending(), beyond);
    }
}
