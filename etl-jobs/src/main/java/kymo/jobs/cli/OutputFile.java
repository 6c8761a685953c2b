package kymo.jobs.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.JacksonIOException;

/** Where a result goes: whole, in one moment, over the file of that name if there is one; or not at all. */
final class OutputFile {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path asked;
    private final Path target;
    private final Path part;
    private final Scratch scratch;

    private OutputFile(Path asked, Path target, Path part, Scratch scratch) {
        this.asked = asked;
        this.target = target;
        this.part = part;
        this.scratch = scratch;
    }

    /** What writes the whole file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Opens an unfinished file beside the one that is asked for, so that it is known before any work that it can be written.
     *
     * @param inputs files of the command line, none of which may be written over
     */
    static OutputFile open(Path asked, List<Path> inputs, Scratch scratch) {
        try {
            for (Path input : inputs) {
                if (Files.exists(asked) && Files.exists(input) && Files.isSameFile(asked, input))
                    throw new ProblemException(
                            ProblemCode.USAGE_INVALID,
                            "the output must not be a file that is read but '%s' is '%s'; choose another name"
                                    .formatted(asked, input));
            }
            if (Files.isDirectory(asked))
                throw unwritable("be a file but '%s' is a folder; name a file in it".formatted(asked), null);
            if (Files.exists(asked) && !Files.isRegularFile(asked))
                throw unwritable("be a file but '%s' is a device or pipe; choose another name".formatted(asked), null);
            if (Files.exists(asked) && !Files.isWritable(asked))
                throw unwritable("be writable but '%s' is write-protected; choose another name".formatted(asked), null);
            // through a link, not over it
            Path target = Files.exists(asked) ? asked.toRealPath() : asked.toAbsolutePath();
            Path folder = Objects.requireNonNull(target.getParent(), "a file lies in a folder");
            if (!Files.isDirectory(folder))
                throw unwritable(
                        "lie in a folder that exists but '%s' is none; create it first".formatted(folder), null);
            Path part = folder.resolve(".kymo-" + UUID.randomUUID() + ".part");
            scratch.create(part);
            return new OutputFile(asked, target, part, scratch);
        } catch (IOException e) {
            throw unwritable(
                    "be writable but '%s' is not (%s); choose another folder".formatted(asked, Reason.of(e)), e);
        }
    }

    /** Writes the file and gives it its name. */
    void write(Content content) {
        try {
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(part, StandardOpenOption.WRITE), BUFFER_BYTES)) {
                content.writeTo(out);
            }
            scratch.finish(part, target);
        } catch (IOException | JacksonIOException e) {
            throw unwritable(
                    "be written whole but '%s' could not be (%s); make room there or choose another folder"
                            .formatted(asked, Reason.of(e)),
                    e);
        }
    }

    private static ProblemException unwritable(String rule, @Nullable Throwable cause) {
        String message = "the output must " + rule;
        return cause == null
                ? new ProblemException(ProblemCode.OUTPUT_UNWRITABLE, message)
                : new ProblemException(ProblemCode.OUTPUT_UNWRITABLE, message, cause);
    }
}
