package kymo.jobs.host;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/**
 * How hosts are kept here, and why not better. Found by really trying, once in a process: a tool may be installed and yet not be permitted.
 *
 * @param level the level of every host that this process starts
 * @param because in a sentence, fit to be shown
 */
public record Isolation(HostLevel level, String because) {

    private static final int FIRST_WITHOUT_SECURITY_MANAGER = 24;
    private static final Map<HostSettings, Isolation> FOUND = new ConcurrentHashMap<>();

    /** What {@link HostSettings#current()} asks for, as far as this machine goes along; the first call takes as long as it takes to start a JVM, or two. */
    public static Isolation found() {
        return FOUND.computeIfAbsent(HostSettings.current(), settings -> find(settings.most(), settings.least()));
    }

    static Isolation find(HostLevel most, HostLevel least) {
        String because = "kymo.host.level=" + most.wireName();
        if (most == HostLevel.CAGED) {
            String refusal = HostProbe.refusal(HostLevel.CAGED);
            if (refusal == null)
                return new Isolation(HostLevel.CAGED, "bubblewrap gives each host namespaces of its own");
            because = refusal;
        }
        if (most != HostLevel.NONE && least != HostLevel.CAGED) {
            String refusal = HostProbe.refusal(HostLevel.LIMITS);
            if (refusal == null) return new Isolation(HostLevel.LIMITS, because);
            because = because + "; " + refusal;
        }
        return new Isolation(HostLevel.NONE, because);
    }

    /**
     * Whether code can be kept from the worker's files and network, which it could otherwise reach without breaking anything: by the cage, or by a security
     * manager within the virtual machine, which Java has up to version 23.
     */
    public boolean keepsCodeIn() {
        return level == HostLevel.CAGED || (level == HostLevel.LIMITS && hasSecurityManager());
    }

    /** Whether this Java has security managers; one that has none does not start when it is told to allow them. */
    public static boolean hasSecurityManager() {
        return Runtime.version().feature() < FIRST_WITHOUT_SECURITY_MANAGER;
    }

    /** @throws ProblemException when the settings demand a better level than was found */
    Isolation demanded() {
        HostLevel least = HostSettings.current().least();
        if (level.compareTo(least) >= 0) return this;
        throw new ProblemException(
                ProblemCode.HOST_REFUSED,
                "kymo.host.level demands hosts that are %s but here they are %s (%s); see to it that bubblewrap may make namespaces, or set kymo.host.level=auto"
                        .formatted(least.wireName(), level.wireName(), because));
    }
}
