package kymo.jobs.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why the system refused a file, in words: its exceptions often say no more than the file's name. */
final class Reason {

    private Reason() {}

    static String of(Exception failure) {
        Throwable cause = failure.getCause() instanceof IOException io ? io : failure;
        if (cause instanceof AccessDeniedException) return "permission denied";
        if (cause instanceof NoSuchFileException) return "there is no such file";
        return String.valueOf(cause.getMessage());
    }
}
