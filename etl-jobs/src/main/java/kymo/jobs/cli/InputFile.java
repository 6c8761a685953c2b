package kymo.jobs.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/** A file that a command line names to be read. */
record InputFile(Path path) {

    /** @throws ProblemException {@code INPUT_UNREADABLE} */
    InputFile {
        String found = !Files.exists(path)
                ? "there is none at '%s'; check the path"
                : Files.isDirectory(path)
                        ? "'%s' is a folder; name a file in it"
                        : !Files.isRegularFile(path)
                                ? "'%s' is a device or pipe; save its content to a file first"
                                : !Files.isReadable(path) ? "'%s' may not be read; check its permissions" : "";
        if (!found.isEmpty())
            throw new ProblemException(
                    ProblemCode.INPUT_UNREADABLE,
                    "the input must be a file that can be read but " + found.formatted(path));
    }

    String name() {
        return Objects.requireNonNull(path.getFileName(), "a file has a name").toString();
    }
}
