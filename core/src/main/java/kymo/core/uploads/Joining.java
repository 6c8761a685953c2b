package kymo.core.uploads;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.Upload;
import kymo.core.files.FileStore;
import kymo.core.files.StoredFile;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a stored upload of a whole one's pieces. May be begun any number of times: where a joined file is begun stands in the database before its
 * first byte is written, so that what a death leaves behind is found, and it counts only with the row that names it.
 */
final class Joining {

    private static final Logger LOG = LoggerFactory.getLogger(Joining.class);

    private final FileStore files;
    private final Catalogue catalogue;
    private final IncomingRows rows;
    private final RunningDigests digests;
    private final Admission admission;

    Joining(FileStore files, Catalogue catalogue, IncomingRows rows, RunningDigests digests, Admission admission) {
        this.files = files;
        this.catalogue = catalogue;
        this.rows = rows;
        this.digests = digests;
        this.admission = admission;
    }

    /**
     * Joins the pieces, unless the same bytes are stored already; then these are the answer.
     *
     * @param whole taken for writing
     * @throws ProblemException {@code UPLOAD_CHECKSUM}, and the upload is given up, when the bytes are not those that were announced
     */
    Incoming finish(Incoming whole) {
        List<Piece> pieces = rows.pieces(whole.id());
        String sha256 = digests.whole(whole, pieces);
        if (whole.sha256() != null && !whole.sha256().equals(sha256)) throw notAsAnnounced(whole, pieces, sha256);
        if (whole.joinedKey() != null) files.discard(whole.joinedKey());
        Optional<Upload> same = catalogue.uploadOf(sha256);
        if (same.isPresent()) {
            boolean finished =
                    rows.inTransaction(() -> rows.finish(whole, same.get().id(), null));
            if (!finished) throw Refusals.takenOver(whole.id());
        } else join(whole, pieces, sha256);
        digests.forget(whole.id());
        tidy(pieces);
        Incoming finished = rows.find(whole.id()).orElseThrow(() -> Refusals.unknown(whole.id()));
        tidyLeft(finished);
        return finished;
    }

    /** Removes pieces that no row names any more; one that stays is found by the sweep. */
    void tidy(List<Piece> pieces) {
        for (Piece piece : pieces) {
            try {
                files.delete(piece.key());
            } catch (ProblemException e) {
                LOG.warn("a piece of an upload stays in the store until the next sweep: {}", piece.key(), e);
            }
        }
    }

    /** Removes a joined file that became no upload. */
    void tidyLeft(Incoming over) {
        if (over.joinedKey() == null) return;
        try {
            files.discard(over.joinedKey());
            rows.forgetLeftFile(over);
        } catch (ProblemException e) {
            LOG.warn(
                    "a joined upload that is not needed stays in the store until the next sweep: {}",
                    over.joinedKey(),
                    e);
        }
    }

    private void join(Incoming whole, List<Piece> pieces, String sha256) {
        admission.refuseWithoutRoom(whole.bytes(), 1);
        String key = "uploads/" + UUID.randomUUID();
        if (!rows.joining(whole, key)) throw Refusals.takenOver(whole.id());
        StoredFile joined = files.join(key, pieces.stream().map(Piece::key).toList());
        try {
            if (joined.bytes() != whole.bytes()
                    || !(joined.sha256().isEmpty() || joined.sha256().equals(sha256))) throw otherBytes(whole, joined);
            StoredFile stored = new StoredFile(key, whole.bytes(), sha256);
            rows.inTransaction(() -> {
                Upload upload = catalogue.addUpload(whole.id(), whole.name(), stored);
                if (rows.finish(whole, upload.id(), upload.key().equals(key) ? null : key)) return upload;
                throw Refusals.takenOver(whole.id());
            });
        } catch (ProblemException e) {
            // after any other failure the commit may have happened all the same, and then the file is needed
            files.delete(key);
            throw e;
        }
    }

    private ProblemException notAsAnnounced(Incoming whole, List<Piece> pieces, String sha256) {
        if (rows.end(whole.id()).isPresent()) tidy(pieces);
        digests.forget(whole.id());
        return new ProblemException(
                ProblemCode.UPLOAD_CHECKSUM,
                "upload %s was announced with the SHA-256 %s but its bytes have %s; the upload is given up, begin a new one"
                        .formatted(whole.id(), whole.sha256(), sha256));
    }

    private static ProblemException otherBytes(Incoming whole, StoredFile joined) {
        return new ProblemException(
                ProblemCode.STORE_FAILED,
                "the file store must give back the %,d bytes of upload %s but joined %,d or others; look at its disk"
                        .formatted(whole.bytes(), whole.id(), joined.bytes()));
    }
}
