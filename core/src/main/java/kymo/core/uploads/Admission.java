package kymo.core.uploads;

import java.util.OptionalLong;
import kymo.core.files.FileStore;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Says whether a file may come in, before it does: its own length, what is stored in all, and the room on the disk. */
public final class Admission {

    private final JdbcClient sql;
    private final FileStore files;
    private final UploadLimits limits;

    public Admission(JdbcClient sql, FileStore files, UploadLimits limits) {
        this.sql = sql;
        this.files = files;
        this.limits = limits;
    }

    public UploadLimits limits() {
        return limits;
    }

    /**
     * Refuses a file of this length that may not come in.
     *
     * @param copies how often the bytes will lie in the store for a while
     * @throws ProblemException {@code UPLOAD_TOO_LARGE}, {@code UPLOAD_QUOTA}, {@code UPLOAD_NO_SPACE}
     */
    public void admit(long bytes, int copies) {
        refuseTooLarge(bytes);
        if (limits.quotaBytes() > 0) refuseBeyond(quotaLeft(), bytes);
        refuseWithoutRoom(bytes > Long.MAX_VALUE / copies ? Long.MAX_VALUE : bytes * copies);
    }

    /** What watches over a file whose length is not known before its end. */
    public Meter meter() {
        return new Meter(limits.quotaBytes() > 0 ? quotaLeft() : Long.MAX_VALUE);
    }

    /** @throws ProblemException {@code UPLOAD_NO_SPACE} unless so many more bytes leave enough room on the disk */
    void refuseWithoutRoom(long bytes) {
        OptionalLong usable = files.usableBytes();
        if (usable.isPresent() && usable.getAsLong() - limits.freeBytes() < bytes)
            throw new ProblemException(
                    ProblemCode.UPLOAD_NO_SPACE,
                    "the store's disk must keep %,d bytes free but has %,d left, too few for %,d more; make room, then go on"
                            .formatted(limits.freeBytes(), usable.getAsLong(), bytes));
    }

    private void refuseTooLarge(long bytes) {
        if (bytes > limits.maxBytes())
            throw new ProblemException(
                    ProblemCode.UPLOAD_TOO_LARGE,
                    "a file may have at most %,d bytes but has %,d; split it or raise kymo.uploads.max-bytes"
                            .formatted(limits.maxBytes(), bytes));
    }

    private void refuseBeyond(long left, long bytes) {
        if (bytes > left)
            throw new ProblemException(
                    ProblemCode.UPLOAD_QUOTA,
                    "all uploads together may have at most %,d bytes, %,d are left, but the file has %,d; raise kymo.uploads.quota-bytes"
                            .formatted(limits.quotaBytes(), Math.max(0, left), bytes));
    }

    private long quotaLeft() {
        return limits.quotaBytes() - sql.sql("""
                                SELECT (SELECT coalesce(sum(bytes), 0) FROM upload)
                                    + (SELECT coalesce(sum(bytes), 0) FROM incoming WHERE upload_id IS NULL AND ended_at IS NULL)""").query(Long.class).single();
    }

    /** Counts bytes while they come. */
    public final class Meter {

        private static final long LOOK_EVERY_BYTES = 8 << 20;

        private final long quotaLeft;
        private long bytes;
        private long nextLook;

        private Meter(long quotaLeft) {
            this.quotaLeft = quotaLeft;
        }

        /**
         * Some more have come.
         *
         * @throws ProblemException as {@link Admission#admit}, as soon as they are too many in all
         */
        public void count(int more) {
            bytes += more;
            refuseTooLarge(bytes);
            refuseBeyond(quotaLeft, bytes);
            if (bytes < nextLook) return;
            refuseWithoutRoom(LOOK_EVERY_BYTES);
            nextLook = bytes + LOOK_EVERY_BYTES;
        }
    }
}
