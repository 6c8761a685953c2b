package kymo.jobs.host;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The list of arguments that starts a host; nothing of it goes through a shell. */
final class HostCommand {

    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
    private static final String BOOT_LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";
    /** The system kills so much later than the worker, who can say why. */
    private static final long CPU_GRACE_SECONDS = 2;

    private HostCommand() {}

    static List<String> of(Class<? extends HostTask> task, Path folder, HostLimits limits) {
        List<String> command = new ArrayList<>();
        if (leadsGroup()) command.add(SETSID.toString());
        if (Files.isExecutable(PRLIMIT))
            command.addAll(
                    List.of(PRLIMIT.toString(), "--cpu=" + (limits.cpu().toSeconds() + CPU_GRACE_SECONDS), "--core=0"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xms16m",
                "-Xmx" + limits.heapMiB() + "m",
                "-Xss1m",
                "-XX:MaxMetaspaceSize=96m",
                "-XX:MaxDirectMemorySize=32m",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                // a line of the virtual machine among the frames would end the host
                "-XX:+DisplayVMOutputToStderr",
                "-Xshare:auto",
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "-Djava.io.tmpdir=" + folder,
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8"));
        if (limits.isBrief()) command.add("-XX:TieredStopAtLevel=1");
        command.addAll(launch());
        command.add(task.getName());
        command.add(Integer.toString(limits.frameBytes()));
        return command;
    }

    /** Whether a host is the leader of a process group, so that all that it starts can be killed with it. */
    static boolean leadsGroup() {
        return Files.isExecutable(SETSID);
    }

    /** The worker's own class path and the main class; through Spring Boot's loader where the classes lie in jars within a jar. */
    private static List<String> launch() {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        boolean nested = HostCommand.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()
                .contains(".jar/!");
        return nested
                ? List.of("-Dloader.main=" + HostMain.class.getName(), "-cp", classPath, BOOT_LAUNCHER)
                : List.of("-cp", classPath, HostMain.class.getName());
    }
}
