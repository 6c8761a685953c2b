package kymo.jobs.host;

import java.time.Duration;

/**
 * What a host may use. Begin with the first four and change what else is not to be as it is.
 *
 * @param heapMiB of Java objects
 * @param cpu processor time in all, over all threads
 * @param patience how long a worker waits for the answers to one request, in sum; time in which the host waits for the worker does not count
 * @param frameBytes of one frame, and so of one answer where a task answers with one
 * @param run how long a worker waits for the host in all, over all requests
 * @param metaspaceMiB of loaded and generated classes
 * @param threads at once, over all its processes; a virtual machine that does nothing has about fifteen
 * @param openFiles at once, the jars of the class path among them
 * @param fileBytes of one file that it writes
 * @param folderBytes of all files in its folder, those that its worker put there among them, and of files that it has removed and holds open
 * @param outputBytes of all frames that it sends
 */
public record HostLimits(
        int heapMiB,
        Duration cpu,
        Duration patience,
        int frameBytes,
        Duration run,
        int metaspaceMiB,
        int threads,
        int openFiles,
        long fileBytes,
        long folderBytes,
        long outputBytes) {

    /** How long a host may take to come up, on a machine that has other things to do as well. */
    static final Duration START = Duration.ofSeconds(60);

    /** Memory outside of the heap that the JVM is told not to go beyond. */
    static final int DIRECT_MIB = 32;

    static final int CODE_CACHE_MIB = 48;

    private static final Duration BRIEF = Duration.ofSeconds(30);
    /** What the virtual machine takes for itself, its threads' stacks and its tables among it. */
    private static final int OWN_MIB = 160;

    private static final int USUAL_METASPACE_MIB = 96;
    private static final int USUAL_THREADS = 128;
    private static final int USUAL_OPEN_FILES = 1_024;
    private static final long USUAL_FILE_BYTES = 8L << 30;
    private static final long USUAL_FOLDER_BYTES = 32L << 30;

    public HostLimits {
        if (heapMiB < 16) throw new IllegalArgumentException("heapMiB must be at least 16 but was " + heapMiB);
        if (threads < 32) throw new IllegalArgumentException("threads must be at least 32 but was " + threads);
        if (openFiles < 64) throw new IllegalArgumentException("openFiles must be at least 64 but was " + openFiles);
    }

    public HostLimits(int heapMiB, Duration cpu, Duration patience, int frameBytes) {
        this(
                heapMiB,
                cpu,
                patience,
                frameBytes,
                Duration.ofDays(365),
                USUAL_METASPACE_MIB,
                USUAL_THREADS,
                USUAL_OPEN_FILES,
                USUAL_FILE_BYTES,
                USUAL_FOLDER_BYTES,
                Long.MAX_VALUE);
    }

    public HostLimits withRun(Duration most) {
        return new HostLimits(
                heapMiB,
                cpu,
                patience,
                frameBytes,
                most,
                metaspaceMiB,
                threads,
                openFiles,
                fileBytes,
                folderBytes,
                outputBytes);
    }

    public HostLimits withMetaspaceMiB(int most) {
        return new HostLimits(
                heapMiB, cpu, patience, frameBytes, run, most, threads, openFiles, fileBytes, folderBytes, outputBytes);
    }

    public HostLimits withThreads(int most) {
        return new HostLimits(
                heapMiB,
                cpu,
                patience,
                frameBytes,
                run,
                metaspaceMiB,
                most,
                openFiles,
                fileBytes,
                folderBytes,
                outputBytes);
    }

    /** The same but for files: how many open at once, bytes of one, bytes of all in its folder. */
    public HostLimits withFiles(int open, long file, long folder) {
        return new HostLimits(
                heapMiB, cpu, patience, frameBytes, run, metaspaceMiB, threads, open, file, folder, outputBytes);
    }

    public HostLimits withOutputBytes(long most) {
        return new HostLimits(
                heapMiB,
                cpu,
                patience,
                frameBytes,
                run,
                metaspaceMiB,
                threads,
                openFiles,
                fileBytes,
                folderBytes,
                most);
    }

    /** All memory that is no file's: beyond it the host goes round the limits that its virtual machine holds. */
    int memoryMiB() {
        return heapMiB + metaspaceMiB + DIRECT_MIB + CODE_CACHE_MIB + OWN_MIB;
    }

    /** Whether it may not run long enough to gain from a compiler that takes its time. */
    boolean isBrief() {
        return patience.compareTo(BRIEF) <= 0 && cpu.compareTo(BRIEF) <= 0;
    }
}
