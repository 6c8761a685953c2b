package kymo.jobs.host;

import java.io.ByteArrayInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tries an {@link Attack}. A request is its name as {@code attack} and what it aims at, as properties; the answer is {@code reached} or {@code refused},
 * and by what. {@code attack=echo} is none.
 */
public final class AttackTask implements HostTask {

    static final int KIND = Frame.FIRST_OF_TASK;

    private static volatile double sink;
    private static final List<Object> HELD = new ArrayList<>();

    private Properties aims = new Properties();

    @Override
    public void answer(Frame request, FrameWriter answers) throws Exception {
        aims = new Properties();
        aims.load(new ByteArrayInputStream(request.payload()));
        String name = aims.getProperty("attack");
        String said;
        if (name.equals("echo")) said = "echo";
        else
            try {
                said = "reached " + attack(Attack.valueOf(name), answers);
            } catch (Refused | IOException | LinkageError | UnsupportedOperationException e) {
                said = "refused " + e;
            }
        answers.write(KIND, said.getBytes(StandardCharsets.UTF_8));
    }

    /** What was tried led to nothing. */
    private static final class Refused extends Exception {
        Refused(String why) {
            super(why);
        }
    }

    private String attack(Attack attack, FrameWriter answers) throws Exception {
        return switch (attack) {
            case EXIT -> exit();
            case HALT -> halt();
            case UNCAUGHT -> throw new IllegalStateException("nobody catches this");
            case RECURSION -> "" + recurse(0);
            case PASSWD -> Files.readString(Path.of("/etc/passwd"));
            case CONFIGURATION -> Files.readString(aim("secret"));
            case ENVIRONMENT -> variable();
            case WORKERS_ENVIRONMENT -> environmentOf(aims.getProperty("worker"));
            case DESCRIPTORS_OF_WORKER -> descriptor();
            case LIST_FOLDER -> list(aim("secret").getParent());
            case SYMLINK -> Files.readString(Files.createSymbolicLink(Path.of("link"), aim("secret")));
            case SYMLINK_LEFT -> leaveLink();
            case WRITE_OUTSIDE -> "" + Files.writeString(aim("secret").resolveSibling("written"), "by a host");
            case WRITE_CLASSES -> writeClasses();
            case WRITE_SHARED_MEMORY -> sharedMemory();
            case SOCKET -> connect();
            case DATAGRAM -> send();
            case DNS -> "" + InetAddress.getByName(aims.getProperty("name"));
            case SHELL ->
                new String(
                        new ProcessBuilder("/bin/sh", "-c", "id")
                                .start()
                                .getInputStream()
                                .readAllBytes(),
                        StandardCharsets.UTF_8);
            case KILL -> kill();
            case LOAD -> load();
            case GRANDCHILD -> "" + sleeper().start().pid();
            case DAEMON ->
                ""
                        + new ProcessBuilder("/bin/sh", "-c", "setsid sh -c 'sleep 600 # %s' &".formatted(marker()))
                                .start()
                                .waitFor();
            case FORKS -> forks();
            case THREADS -> threads();
            case ARRAY -> "" + new long[Integer.MAX_VALUE - 8].length;
            case HEAP -> fill(() -> new long[1 << 16]);
            case METASPACE -> fill(new Classes());
            case DIRECT_MEMORY -> fill(() -> ByteBuffer.allocateDirect(1 << 20));
            case NATIVE_MEMORY -> nativeMemory();
            case LOOP -> loop();
            case REGEX ->
                "" + Pattern.compile("(.*?,){30}P").matcher("1,".repeat(40)).find();
            case SLEEP -> sleep();
            case STOP_WATCHES -> stopWatches();
            case PRINT -> print();
            case GARBAGE -> raw(out -> out.write("this is no frame at all".getBytes(StandardCharsets.UTF_8)));
            case LONG_FRAME ->
                raw(out -> {
                    DataOutputStream frame = new DataOutputStream(out);
                    frame.writeInt(FrameReader.MAGIC);
                    frame.writeByte(KIND);
                    frame.writeInt(Integer.MAX_VALUE);
                });
            case UNKNOWN_KIND -> raw(out -> new FrameWriter(out).write(Frame.FIRST_OF_TASK - 1, new byte[0]));
            case ANSWERS -> {
                while (true) answers.write(KIND, new byte[1 << 16]);
            }
            case LARGE_FILE -> write(Path.of("large"), 1 << 10);
            case MANY_FILES -> {
                for (int i = 0; i < 1 << 12; i++) write(Path.of("file" + i), 1);
                yield "4 GiB in files";
            }
            case REMOVED_FILES -> removedFiles();
            case OPEN_FILES -> openFiles();
        };
    }

    private Path aim(String name) {
        return Path.of(aims.getProperty(name));
    }

    private String marker() {
        return aims.getProperty("marker");
    }

    private static String print() {
        while (true) {
            System.out.println("a flood of lines that nobody wants to read");
            if (System.out.checkError()) return "";
        }
    }

    private static String exit() {
        System.exit(0);
        return "";
    }

    private static String halt() {
        Runtime.getRuntime().halt(HostMain.OUT_OF_MEMORY);
        return "";
    }

    private static double recurse(int depth) {
        return depth < 0 ? 0 : 1 + recurse(depth + 1);
    }

    private static String variable() throws Refused {
        String path = System.getenv("PATH");
        if (path == null) throw new Refused("the environment is " + System.getenv());
        return path;
    }

    private static String environmentOf(String process) throws IOException, Refused {
        String environment = Files.readString(Path.of("/proc", process, "environ"));
        if (!environment.contains("PATH=")) throw new Refused("the environment is " + environment);
        return environment;
    }

    private String descriptor() throws IOException, Refused {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors.toList())
                if (Files.exists(descriptor)
                        && Files.readSymbolicLink(descriptor)
                                .endsWith(aim("secret").getFileName())) return Files.readString(descriptor);
        }
        throw new Refused("it has none of the worker's");
    }

    private static String list(Path folder) throws IOException, Refused {
        List<Path> files;
        try (Stream<Path> all = Files.find(folder, 2, (path, attributes) -> attributes.isRegularFile())) {
            files = all.toList();
        }
        if (files.isEmpty()) throw new Refused("there is nothing in " + folder);
        return files.toString();
    }

    private String leaveLink() throws Exception {
        Files.createSymbolicLink(Path.of("left"), aim("secret").getParent());
        throw new Refused("the worker does not follow it");
    }

    private static String writeClasses() throws IOException {
        Path entry = Path.of(AttackTask.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        Path file = Files.isDirectory(entry) ? entry.resolve("Planted.class") : entry;
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.flush();
        }
        if (Files.isDirectory(entry)) Files.delete(file);
        return file.toString();
    }

    private String sharedMemory() throws IOException {
        Path file = Path.of("/dev/shm", marker());
        Files.writeString(file, "by a host");
        Files.delete(file);
        return file.toString();
    }

    private String connect() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(aims.getProperty("port"))),
                    2_000);
            return socket.toString();
        }
    }

    /** What is sent goes nowhere in the cage; whether it has come is known at its aim alone, so here it is an address to send from. */
    private String send() throws IOException, Refused {
        InetSocketAddress to =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(aims.getProperty("port")));
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(marker().getBytes(StandardCharsets.UTF_8), marker().length(), to));
            socket.setSoTimeout(2_000);
            DatagramPacket answer = new DatagramPacket(new byte[64], 64);
            socket.receive(answer);
            return "an answer of %d bytes".formatted(answer.getLength());
        }
    }

    private String kill() throws Refused {
        ProcessHandle victim = ProcessHandle.of(Long.parseLong(aims.getProperty("victim")))
                .orElseThrow(() -> new Refused("there is no such process"));
        return "" + victim.destroyForcibly();
    }

    private static String load() throws IOException {
        Path library = Path.of("libloaded.so").toAbsolutePath();
        Files.copy(Path.of(System.getProperty("java.home"), "lib", "libjsig.so").toRealPath(), library);
        System.load(library.toString());
        return library.toString();
    }

    /** A program that does nothing for long: a JVM, which is the only one that there is everywhere. */
    private ProcessBuilder sleeper() {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Sleeper.class.getName(),
                marker());
    }

    /** As many as there may be, but no more than do no harm where nothing stops them. */
    private String forks() {
        boolean shell = Files.exists(Path.of("/bin/sh"));
        for (int i = 0; i < 300; i++) {
            try {
                (shell ? new ProcessBuilder("/bin/sh", "-c", "sleep 600 # " + marker()) : sleeper()).start();
            } catch (IOException e) {
                // the system gives no more at this moment
            }
        }
        return sleep();
    }

    private static String threads() throws InterruptedException {
        for (int i = 0; i < 10_000; i++) {
            Thread thread = new Thread(AttackTask::sleep);
            thread.setDaemon(true);
            thread.start();
        }
        return sleep();
    }

    private static String sleep() {
        try {
            Thread.sleep(1_000_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "";
    }

    /** The same class again and again, each time of a loader of its own. */
    private static final class Classes implements Callable<Object> {

        private final byte[] bytes;

        Classes() throws IOException {
            try (InputStream in = AttackTask.class.getResourceAsStream("Sleeper.class")) {
                bytes = in.readAllBytes();
            }
        }

        @Override
        public Object call() {
            return new ClassLoader() {
                Class<?> define() {
                    return defineClass(Sleeper.class.getName(), bytes, 0, bytes.length);
                }
            }.define();
        }
    }

    private static String fill(Callable<Object> with) throws Exception {
        while (HELD.size() < Integer.MAX_VALUE) HELD.add(with.call());
        return "all of it";
    }

    private static String nativeMemory() throws ReflectiveOperationException {
        Class<?> type = Class.forName("sun.misc.Unsafe");
        Field field = type.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        Object unsafe = field.get(null);
        Method allocate = type.getMethod("allocateMemory", long.class);
        Method fill = type.getMethod("setMemory", long.class, long.class, byte.class);
        for (int i = 0; i < 64; i++) fill.invoke(unsafe, allocate.invoke(unsafe, 32L << 20), 32L << 20, (byte) 1);
        return sleep();
    }

    private static String loop() {
        while (true) {
            sink = Math.sqrt(sink + 1);
            if (sink < 0) return "";
        }
    }

    @SuppressWarnings({"deprecation", "removal"})
    private static String stopWatches() {
        for (Thread thread : Thread.getAllStackTraces().keySet())
            if (List.of("requests", "parent").contains(thread.getName())) thread.stop();
        return loop();
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static String raw(Writing writing) throws IOException {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        writing.to(out);
        out.flush();
        return sleep();
    }

    private static String write(Path file, int mebibytes) throws IOException {
        byte[] bytes = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < mebibytes; i++) out.write(bytes);
        }
        return mebibytes + " MiB";
    }

    private static String removedFiles() throws IOException {
        byte[] bytes = new byte[1 << 20];
        for (int i = 0; i < 32; i++) {
            OutputStream out = Files.newOutputStream(Path.of("removed" + i));
            HELD.add(out);
            Files.delete(Path.of("removed" + i));
            for (int j = 0; j < 8; j++) out.write(bytes);
        }
        return sleep();
    }

    private static String openFiles() throws IOException {
        try {
            for (int i = 0; i < 5_000; i++) HELD.add(Files.newOutputStream(Path.of("open" + i)));
            return "5000 files";
        } finally {
            for (Object file : HELD) ((OutputStream) file).close();
            HELD.clear();
        }
    }
}
