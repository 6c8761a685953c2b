package kymo.jobs.host;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The list of arguments that starts a host; nothing of it goes through a shell. */
final class HostCommand {

    static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
    /** The system kills so much later than the worker, who can say why. */
    private static final long CPU_GRACE_SECONDS = 2;

    private HostCommand() {}

    /** What has to be there for a level. */
    static List<Path> tools(HostLevel level) {
        return switch (level) {
            case NONE -> List.of();
            case LIMITS -> List.of(SETSID, PRLIMIT);
            case CAGED -> List.of(SETSID, PRLIMIT, Cage.BUBBLEWRAP);
        };
    }

    /**
     * The whole command.
     *
     * @param sharing options for an archive of classes, and the files that they name
     * @param mode what {@link HostMain} is to do
     */
    static List<String> of(
            HostKind kind, HostLevel level, Path folder, HostClassPath classPath, Sharing sharing, String mode)
            throws IOException {
        List<Path> readable = new ArrayList<>(classPath.entries());
        readable.addAll(sharing.files());
        HostLimits limits = kind.limits();
        List<String> command = new ArrayList<>(kind.prompt() ? List.of() : HostPriority.prefix());
        command.addAll(prefix(level, limits, folder, readable));
        command.add(java());
        command.addAll(List.of(
                "-Xms16m",
                "-Xmx" + limits.heapMiB() + "m",
                "-Xss1m",
                "-XX:MaxMetaspaceSize=" + limits.metaspaceMiB() + "m",
                "-XX:MaxDirectMemorySize=" + HostLimits.DIRECT_MIB + "m",
                "-XX:ReservedCodeCacheSize=" + HostLimits.CODE_CACHE_MIB + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                // a line of the virtual machine among the frames would end the host
                "-XX:+DisplayVMOutputToStderr",
                "-Xlog:disable",
                "-Xlog:all=warning:stderr",
                "-Xshare:auto",
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "-Djava.io.tmpdir=" + folder,
                "-Duser.home=" + folder,
                // the same whether the machine's own can be seen or not
                "-Duser.name=host",
                "-Duser.timezone=UTC",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8"));
        if (limits.isBrief()) command.add("-XX:TieredStopAtLevel=1");
        command.addAll(kind.options());
        command.addAll(sharing.options());
        command.addAll(classPath.launch());
        command.addAll(List.of(kind.task().getName(), Integer.toString(limits.frameBytes()), mode));
        return command;
    }

    /** Options that make or use an archive of classes; and those files of theirs that have to be seen. */
    record Sharing(List<String> options, List<Path> files) {
        static final Sharing NONE = new Sharing(List.of(), List.of());
    }

    /** What comes before the JVM: a session of its own, the end with its worker, the system's limits, the cage. */
    static List<String> prefix(HostLevel level, HostLimits limits, Path folder, Collection<Path> readable)
            throws IOException {
        List<String> command = new ArrayList<>();
        if (leadsGroup()) command.add(SETSID.toString());
        if (level == HostLevel.NONE) return command;
        if (level == HostLevel.CAGED) command.addAll(Cage.arguments(folder, readable));
        else if (Files.isExecutable(SETPRIV))
            command.addAll(List.of(SETPRIV.toString(), "--no-new-privs", "--pdeathsig", "KILL"));
        command.addAll(List.of(
                PRLIMIT.toString(),
                "--cpu=" + HardLimits.capped("Max cpu time", limits.cpu().toSeconds() + CPU_GRACE_SECONDS),
                "--core=0",
                "--nofile=" + HardLimits.capped("Max open files", limits.openFiles()),
                "--fsize=" + HardLimits.capped("Max file size", limits.fileBytes()),
                "--nproc=" + HardLimits.capped("Max processes", ProcessAllowance.of(level, limits))));
        return command;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** With an environment of one variable, in the host's folder. */
    static ProcessBuilder builder(List<String> command, Path folder) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        String windows = environment.get("SystemRoot");
        environment.clear();
        // without it a JVM on Linux cannot open files whose names are not ASCII
        environment.put("LC_ALL", "C.UTF-8");
        if (windows != null) environment.put("SystemRoot", windows);
        return builder;
    }

    /** Whether a host is the leader of a process group, so that all that it starts can be killed with it. */
    static boolean leadsGroup() {
        return Files.isExecutable(SETSID);
    }

    static String joined(Collection<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
