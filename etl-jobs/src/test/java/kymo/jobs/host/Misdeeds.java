package kymo.jobs.host;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/** A task that does whatever it is asked to, however bad. */
public final class Misdeeds implements HostTask {

    static final int KIND = Frame.FIRST_OF_TASK;

    private static volatile double sink;

    @Override
    @SuppressWarnings({"InfiniteLoopBody", "LoopConditionChecker", "deprecation", "removal"})
    public void answer(Frame request, FrameWriter answers) throws Exception {
        String[] deed = new String(request.payload(), StandardCharsets.UTF_8).split(" ", 2);
        switch (deed[0]) {
            case "echo" -> answers.write(KIND, request.payload());
            case "thrice" -> {
                for (int i = 0; i < 3; i++) answers.write(KIND + i, new byte[] {(byte) i});
            }
            case "where" -> say(answers, Path.of("").toAbsolutePath() + " " + System.getProperty("java.io.tmpdir"));
            case "environment" -> say(answers, System.getenv().toString());
            case "file" -> say(answers, Files.readString(Path.of("given")));
            case "refuse" ->
                throw new ProblemException(ProblemCode.FILE_EMPTY, "there must be one\nbut was none").in("x");
            case "fail" -> throw new IllegalStateException("cannot do that");
            case "exit" -> System.exit(5);
            case "loop" -> {
                while (true) sink = Math.sqrt(sink + 1);
            }
            case "sleep" -> Thread.sleep(1_000_000);
            case "allocate" -> {
                List<long[]> all = new ArrayList<>();
                while (all.size() < Integer.MAX_VALUE) all.add(new long[1 << 16]);
                say(answers, all.toString());
            }
            case "huge" -> say(answers, "" + new long[Integer.MAX_VALUE - 8].length);
            case "recurse" -> sink = recurse(0);
            case "print" -> {
                System.out.println("a stray line");
                say(answers, "printed");
            }
            case "flood" -> {
                while (true) System.out.println("a flood of lines that nobody wants to read");
            }
            case "garbage" -> {
                OutputStream raw = new FileOutputStream(FileDescriptor.out);
                raw.write("this is no frame at all".getBytes(StandardCharsets.UTF_8));
                raw.flush();
                Thread.sleep(1_000_000);
            }
            case "large" -> answers.write(KIND, new byte[Integer.parseInt(deed[1])]);
            case "spin" -> {
                say(answers, "spinning");
                while (true) sink = Math.sqrt(sink + 1);
            }
            case "rest" -> {
                Thread.sleep(100);
                say(answers, "rested");
            }
            case "deaf" -> {
                for (Thread thread : Thread.getAllStackTraces().keySet())
                    if (thread.getName().equals("requests")) thread.suspend();
                say(answers, "deaf");
            }
            case "stop-watches" -> {
                for (Thread thread : Thread.getAllStackTraces().keySet())
                    if (List.of("requests", "parent").contains(thread.getName())) thread.stop();
                say(answers, "alone");
                while (true) sink = Math.sqrt(sink + 1);
            }
            default -> throw new IllegalArgumentException(deed[0]);
        }
    }

    private static double recurse(int depth) {
        return depth < 0 ? 0 : 1 + recurse(depth + 1);
    }

    private static void say(FrameWriter answers, String text) throws Exception {
        answers.write(KIND, text.getBytes(StandardCharsets.UTF_8));
    }
}
