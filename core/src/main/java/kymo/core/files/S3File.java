package kymo.core.files;

import java.io.IOException;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/** An object that is read by ranges, each a request of its own. */
record S3File(S3Place place, String key, long bytes) implements ReadableFile {

    @Override
    public byte[] read(long position, int length) {
        if (position + length > bytes)
            throw new ProblemException(
                    ProblemCode.STORE_FAILED,
                    "the file store must hold %d bytes from %d of '%s' but the file ends at %d; restore it from a backup"
                            .formatted(length, position, key, bytes));
        if (length == 0) return new byte[0];
        try (S3Stream in = new S3Stream(place, key, position, position + length)) {
            byte[] read = in.readNBytes(length);
            if (read.length == length) return read;
            throw new IOException("%d bytes came of %d".formatted(read.length, length));
        } catch (IOException e) {
            throw place.failed("read", key, e);
        }
    }

    @Override
    public void close() {}
}
