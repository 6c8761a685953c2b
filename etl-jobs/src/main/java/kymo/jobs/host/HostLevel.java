package kymo.jobs.host;

import java.util.Locale;

/** How far a host is kept from the machine, weakest first; {@code docs/reference/hosts.md} says what each stops. */
public enum HostLevel {
    /** The virtual machine's own limits, and what its worker sees and ends. */
    NONE,
    /** Also the operating system's limits on processor time, files and processes; it sees files and network as its worker does. */
    LIMITS,
    /** Also namespaces of its own, by bubblewrap: no network, no other processes, no files but what the virtual machine is made of. */
    CAGED;

    /** As settings and the API write it, such as {@code caged}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
