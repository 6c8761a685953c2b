package kymo.core.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Bytes by key. Every method throws {@link kymo.core.problems.ProblemException} with {@code STORE_FAILED} when the store fails. */
public interface FileStore {

    /** What writes a file's bytes, once and in order. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Stores a new file. When this returns, the bytes survive a loss of power; when {@code content} throws, nothing is left.
     *
     * @throws IllegalArgumentException when the key is taken: nothing is ever overwritten
     */
    StoredFile write(String key, Content content);

    /** Opens the file for reads at any position. */
    ReadableFile open(String key);

    /** The file's bytes from {@code offset} on, as a stream. */
    InputStream stream(String key, long offset);

    boolean exists(String key);

    /** Removes the file; a missing one is no error. */
    void delete(String key);

    /** Keys that begin with {@code prefix}, in order. */
    List<String> list(String prefix);
}
