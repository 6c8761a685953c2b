package kymo.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder with files, in which command lines are executed as a shell would, with their streams kept. */
record Shell(Path folder) {

    /**
     * What a command left.
     *
     * @param code the process's exit code
     */
    record Ended(int code, String out, String err) {
        List<String> errLines() {
            return err.lines().toList();
        }
    }

    /** Executes a command line; an argument that begins with {@code ./} is a file in the folder. */
    Ended execute(String... arguments) {
        return execute(false, arguments);
    }

    /** The same before a screen. */
    Ended onScreen(String... arguments) {
        return execute(true, arguments);
    }

    private Ended execute(boolean isScreen, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), isScreen);
        String[] here = Stream.of(arguments)
                .map(argument ->
                        argument.startsWith("./") ? at(argument.substring(2)).toString() : argument)
                .toArray(String[]::new);
        int code = CommandLineKymo.execute(terminal, here);
        return new Ended(code, out.toString(), err.toString().replace(folder + "/", ""));
    }

    Path at(String name) {
        return folder.resolve(name);
    }

    Shell with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Shell with(String name, byte[] content) {
        try {
            Files.write(at(name), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String name) {
        try {
            return Files.readString(at(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names in the folder, hidden ones too. */
    List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
