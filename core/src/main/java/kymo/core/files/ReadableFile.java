package kymo.core.files;

/** An open file that can be read at any position, by several threads at once. */
public interface ReadableFile extends AutoCloseable {

    /** Number of bytes. */
    long bytes();

    /**
     * The {@code length} bytes from {@code position} on.
     *
     * @throws kymo.core.problems.ProblemException with {@code STORE_FAILED} when the file ends before
     */
    byte[] read(long position, int length);

    @Override
    void close();
}
