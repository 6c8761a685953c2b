package kymo.jobs.worker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kymo.jobs.worker.DeadlyWorker.Point;

/** Starts {@link DeadlyWorker}s. */
final class ForkedWorker {

    private ForkedWorker() {}

    static Process fork(String url, Path folder, String name, Point point, int number) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                DeadlyWorker.class.getName()));
        command.addAll(List.of(url, folder.toString(), name, point.name(), Integer.toString(number)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "deadly.log"))
                .start();
    }

    /** The exit code of a worker that dies at that point. */
    static int die(String url, Path folder, String name, Point point, int number) throws Exception {
        Process worker = fork(url, folder, name, point, number);
        if (!worker.waitFor(60, TimeUnit.SECONDS)) {
            worker.destroyForcibly().waitFor();
            throw new AssertionError("the worker did not die at " + point + " " + number);
        }
        return worker.exitValue();
    }
}
