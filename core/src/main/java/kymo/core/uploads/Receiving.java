package kymo.core.uploads;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kymo.core.files.FileStore;
import kymo.core.files.StoredFile;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/** Takes the bytes of one request: piece by piece, each durable before the next is read. */
final class Receiving {

    /** What a kill may cost at most. */
    static final int PIECE_BYTES = 8 << 20;

    private static final int BUFFER_BYTES = 1 << 16;

    private final FileStore files;
    private final IncomingRows rows;
    private final RunningDigests digests;
    private final Admission admission;

    Receiving(FileStore files, IncomingRows rows, RunningDigests digests, Admission admission) {
        this.files = files;
        this.rows = rows;
        this.digests = digests;
        this.admission = admission;
    }

    /**
     * Takes what comes, up to its end or to where it breaks off.
     *
     * @param upload taken for writing
     * @return how far it is now
     */
    Incoming take(Incoming upload, IncomingBody body) {
        Incoming now = upload;
        while (true) {
            List<Piece> piece = new ArrayList<>(1);
            Optional<MessageDigest> digest = digests.copy(now.id(), now.received());
            if (!take(now, now.received(), body, digest, null, piece)) return now;
            now = count(now, piece, digest);
        }
    }

    /**
     * Takes all that comes, or nothing of it.
     *
     * @throws ProblemException {@code UPLOAD_CHECKSUM}; {@code UPLOAD_BROKEN_OFF}
     */
    Incoming take(Incoming upload, IncomingBody body, Checksum checksum) {
        List<Piece> pieces = new ArrayList<>();
        try {
            Optional<MessageDigest> digest = digests.copy(upload.id(), upload.received());
            MessageDigest checked = checksum.digest();
            long end = upload.received();
            while (take(upload, end, body, digest, checked, pieces))
                end = pieces.get(pieces.size() - 1).toByte();
            if (body.broken().isPresent()) throw brokenOff(upload, body);
            checksum.verify(checked);
            return pieces.isEmpty() ? upload : count(upload, pieces, digest);
        } catch (ProblemException e) {
            // said before anything was committed; after any other failure the commit may have happened all the same
            pieces.forEach(piece -> files.delete(piece.key()));
            throw e;
        }
    }

    static ProblemException brokenOff(Incoming upload, IncomingBody body) {
        return new ProblemException(
                ProblemCode.UPLOAD_BROKEN_OFF,
                "a request must bring all its bytes but broke off with %,d of upload %s stored (%s); ask with HEAD and go on"
                        .formatted(
                                upload.received(),
                                upload.id(),
                                body.broken().map(Exception::getMessage).orElse("")));
    }

    /** Stores one piece more; false when no bytes come. */
    private boolean take(
            Incoming upload,
            long from,
            IncomingBody body,
            Optional<MessageDigest> digest,
            @Nullable MessageDigest checked,
            List<Piece> pieces) {
        byte[] buffer = new byte[BUFFER_BYTES];
        long room = Math.min(PIECE_BYTES, upload.bytes() - from);
        // the byte that is one too many is looked for before the last piece counts
        int first = body.read(buffer, room == 0 ? 1 : atMost(room));
        if (first < 0) return false;
        if (room == 0) throw Refusals.tooLong(upload);
        admission.refuseWithoutRoom(room, 1);
        String key = "incoming/%s.%d.%d".formatted(upload.id(), from, upload.writer());
        StoredFile file = files.write(key, out -> {
            long left = room;
            for (int read = first; read >= 0; read = body.read(buffer, atMost(left))) {
                out.write(buffer, 0, read);
                if (digest.isPresent()) digest.get().update(buffer, 0, read);
                if (checked != null) checked.update(buffer, 0, read);
                left -= read;
                if (left == 0) break;
            }
            if (from + room == upload.bytes() && left == 0 && body.read(buffer, 1) >= 0) throw Refusals.tooLong(upload);
        });
        pieces.add(new Piece(from, file.bytes(), key));
        return true;
    }

    private Incoming count(Incoming upload, List<Piece> pieces, Optional<MessageDigest> digest) {
        Optional<Incoming> counted = rows.add(upload, pieces);
        if (counted.isEmpty()) {
            pieces.forEach(piece -> files.delete(piece.key()));
            throw rows.find(upload.id()).filter(now -> !now.gone()).isPresent()
                    ? Refusals.takenOver(upload.id())
                    : Refusals.gone(upload.id());
        }
        digest.ifPresent(sum -> digests.keep(upload.id(), counted.get().received(), sum));
        return counted.get();
    }

    private static int atMost(long left) {
        return (int) Math.min(BUFFER_BYTES, left);
    }
}
