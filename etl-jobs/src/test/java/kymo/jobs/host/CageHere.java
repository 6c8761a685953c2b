package kymo.jobs.host;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import kymo.core.support.Required;

/** Levels that tests need; what this machine does not have is skipped, or fails with {@code -Dkymo.require=cage}. */
public final class CageHere {

    private CageHere() {}

    public static void need(HostLevel level) {
        Isolation found = Isolation.find(level, HostLevel.NONE);
        if (found.level() == level) return;
        String missing =
                "hosts here are %s, not %s (%s)".formatted(found.level().wireName(), level.wireName(), found.because());
        if (level == HostLevel.CAGED && Required.isRequired("cage")) fail(missing);
        abort(missing);
    }
}
