package kymo.jobs.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import kymo.core.files.ReadableFile;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/** Files for hosts: a host sees nothing but its folder, so what it is to read is copied there. */
public final class HostInput {

    private static final int COPY_BYTES = 1 << 20;

    private HostInput() {}

    /**
     * Puts a copy of a file into a host's folder.
     *
     * @throws ProblemException {@code STORE_FAILED} when there is no room for it
     */
    public static void copy(ReadableFile file, Host host, String name) {
        try (OutputStream out = Files.newOutputStream(host.folder().resolve(name))) {
            for (long at = 0; at < file.bytes(); at += COPY_BYTES)
                out.write(file.read(at, (int) Math.min(COPY_BYTES, file.bytes() - at)));
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemCode.STORE_FAILED,
                    "a file is copied into the folder for temporary files to be read in a process of its own but that failed (%s); make room on its disk, then restart the run"
                            .formatted(e.getMessage()),
                    e);
        }
    }
}
