package kymo.core.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalLong;

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

    /**
     * Stores a new file that is the pieces one after the other, in the order of the list; the pieces stay. All of them must exist. When this
     * returns, the file survives a loss of power; when it throws, nothing is left of it.
     *
     * <p>No piece makes an empty file. A store that joins without reading the bytes may leave {@link StoredFile#sha256} of the answer empty:
     * the one who asks has mostly taken it while the pieces came, and otherwise takes it now.
     *
     * @throws IllegalArgumentException when the key is taken
     */
    default StoredFile join(String key, List<String> pieces) {
        return write(key, out -> {
            for (String piece : pieces) {
                try (InputStream in = stream(piece, 0)) {
                    in.transferTo(out);
                }
            }
        });
    }

    /** How many bytes may still be written; empty where there is no limit that the store knows of. */
    default OptionalLong usableBytes() {
        return OptionalLong.empty();
    }

    /** Opens the file for reads at any position. */
    ReadableFile open(String key);

    /** The file's bytes from {@code offset} on, as a stream. */
    InputStream stream(String key, long offset);

    boolean exists(String key);

    /** Removes the file; a missing one is no error. */
    void delete(String key);

    /** Removes what a writer has left of a file that it did not live to finish, also what no key shows yet. Nobody may be writing it any more. */
    default void discard(String key) {
        delete(key);
    }

    /** Keys that begin with {@code prefix}, in order. */
    List<String> list(String prefix);
}
