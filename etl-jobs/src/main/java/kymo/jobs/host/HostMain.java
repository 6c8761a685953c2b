package kymo.jobs.host;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import kymo.core.problems.ProblemException;

/** The forked JVM: {@code TASK FRAME_BYTES MODE}. Reads requests from standard input and writes answers to standard output. */
public final class HostMain {

    /** As the virtual machine exits with {@code ExitOnOutOfMemoryError}. */
    static final int OUT_OF_MEMORY = 3;

    /** Up as soon as can be. */
    static final String NOW = "now";
    /** For later: warm before it is up. */
    static final String AHEAD = "ahead";
    /** Warms up and ends, so that what was loaded can be kept. */
    static final String REHEARSE = "rehearse";

    private static final int FAILED = 70;

    private HostMain() {}

    @SuppressWarnings("CatchAndPrintStackTrace") // standard error is this process's log
    public static void main(String[] arguments) {
        String mode = arguments[2];
        FrameReader in = new FrameReader(new FileInputStream(FileDescriptor.in), Integer.parseInt(arguments[1]));
        FrameWriter answers = new FrameWriter(new FileOutputStream(FileDescriptor.out));
        System.setIn(InputStream.nullInputStream());
        // a stray print of the task or of a library must not come between two frames
        System.setOut(System.err);
        try {
            ParentWatch parent = new ParentWatch(in, Path.of("").toAbsolutePath());
            if (!mode.equals(REHEARSE)) parent.begin();
            HostTask task = Class.forName(arguments[0])
                    .asSubclass(HostTask.class)
                    .getConstructor()
                    .newInstance();
            if (!mode.equals(NOW)) task.warmUp();
            if (mode.equals(REHEARSE)) return;
            answers.write(Frame.READY, new byte[0]);
            while (true) answer(task, parent.next(), answers);
        } catch (OutOfMemoryError e) {
            System.err.println(e);
            Runtime.getRuntime().halt(OUT_OF_MEMORY);
        } catch (Throwable e) {
            e.printStackTrace();
            System.err.println(e);
            Runtime.getRuntime().halt(FAILED);
        }
    }

    private static void answer(HostTask task, Frame request, FrameWriter answers) throws Exception {
        try {
            task.answer(request, answers);
            answers.write(Frame.END, new byte[0]);
        } catch (ProblemException e) {
            answers.write(Frame.PROBLEM, problem(e));
        }
    }

    private static byte[] problem(ProblemException problem) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(problem.code().name());
        String message = String.valueOf(problem.getMessage());
        out.writeUTF(message.substring(0, Math.min(message.length(), Host.MOST_MESSAGE)));
        String pointer = problem.pointer();
        out.writeUTF(pointer == null ? "" : pointer);
        return bytes.toByteArray();
    }
}
