package kymo.core.uploads;

import java.io.InputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.Upload;
import kymo.core.files.FileStore;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Files that come in pieces: begun, gone on with over any number of connections, finished, given up.
 *
 * <p>A sender is told only what is durable, and goes on from there after any cut or death. Any number of gateways may share the database and the
 * store: one request at a time writes an upload, by its number in the database.
 */
public final class IncomingUploads {

    private static final Logger LOG = LoggerFactory.getLogger(IncomingUploads.class);

    /** Long enough for whoever is at it to have joined the largest file. */
    private static final Duration UNTOUCHED = Duration.ofMinutes(10);

    private final FileStore files;
    private final Catalogue catalogue;
    private final Admission admission;
    private final IncomingRows rows;
    private final Turns turns;
    private final Receiving receiving;
    private final Joining joining;
    private final RunningDigests digests;

    /** @param patience how long a sender may be silent before another request may take its upload over */
    public IncomingUploads(
            JdbcClient sql,
            TransactionOperations transactions,
            FileStore files,
            Catalogue catalogue,
            Admission admission,
            Duration patience) {
        this.files = files;
        this.catalogue = catalogue;
        this.admission = admission;
        this.rows = new IncomingRows(sql, transactions, admission.limits().keepFor());
        this.turns = new Turns(patience);
        this.digests = new RunningDigests(files);
        this.receiving = new Receiving(files, rows, digests, admission);
        this.joining = new Joining(files, catalogue, rows, digests, admission);
    }

    /**
     * Begins an upload. Where the announced SHA-256 is that of stored bytes, it is whole at once.
     *
     * @throws ProblemException {@code FILE_NAME_INVALID}, and as {@link Admission#refuse}
     */
    public Incoming begin(Announcement told) {
        String name = FileName.of(told.name());
        UUID id = UUID.randomUUID();
        Optional<Upload> same = Optional.ofNullable(told.sha256())
                .flatMap(catalogue::uploadOf)
                .filter(upload -> upload.bytes() == told.bytes());
        if (same.isPresent()) return rows.insert(id, name, told, same.get().id());
        // the pieces stay until they have been joined
        admission.refuseWithoutRoom(told.bytes(), 2);
        Incoming begun = admission.admit(told.bytes(), told.bytes(), 0, counted -> rows.insert(id, name, told, null));
        return told.bytes() == 0 ? finished(begun.id()) : begun;
    }

    /**
     * How far an upload is.
     *
     * @throws ProblemException {@code UPLOAD_UNKNOWN}, {@code UPLOAD_GONE}
     */
    public Incoming find(UUID id) {
        Incoming upload = rows.find(id).orElseThrow(() -> Refusals.unknown(id));
        if (upload.gone()) throw Refusals.gone(id);
        return upload;
    }

    /**
     * Takes more bytes. With the last of them the upload is finished: stored as one file, unless the same bytes are there already.
     *
     * @param offset where the bytes begin
     * @param checksum of these bytes; with one, all of them are taken or none
     * @return how far it is now
     * @throws ProblemException {@code UPLOAD_OFFSET}, {@code UPLOAD_BUSY}, {@code UPLOAD_CHECKSUM}, {@code UPLOAD_NO_SPACE}, {@code UPLOAD_TOO_LARGE}
     *     when more come than were announced, {@code UPLOAD_BROKEN_OFF} (what came before is kept), and as {@link #find}
     */
    public Incoming receive(UUID id, long offset, InputStream bytes, @Nullable Checksum checksum) {
        find(id);
        try (Turn turn = turns.take(id)) {
            Incoming now = find(id);
            if (now.received() != offset) throw Refusals.offset(now, offset);
            IncomingBody body = new IncomingBody(bytes, turn);
            if (now.uploadId() != null) {
                if (body.read(new byte[1], 1) >= 0) throw Refusals.tooLong(now);
                if (checksum != null) checksum.verify(checksum.digest());
                return now;
            }
            Incoming taken = rows.take(id).orElseThrow(() -> Refusals.takenOver(id));
            if (taken.received() != offset) throw Refusals.offset(taken, offset);
            now = checksum == null ? receiving.take(taken, body) : receiving.take(taken, body, checksum);
            if (now.isWhole()) return joining.finish(now);
            if (body.broken().isPresent()) throw Receiving.brokenOff(now, body);
            return now;
        }
    }

    /**
     * Gives an upload up, also while it is being written. What it has become, if it was finished, stays.
     *
     * @throws ProblemException as {@link #find}
     */
    public void end(UUID id) {
        find(id);
        List<Piece> pieces = rows.pieces(id);
        Incoming was = rows.end(id).orElseThrow(() -> Refusals.gone(id));
        turns.displace(id);
        digests.forget(id);
        joining.tidy(pieces);
        joining.tidyLeft(was);
    }

    /**
     * The stored upload of this id, be it one that came in pieces or any other.
     *
     * @throws ProblemException {@code UPLOAD_UNFINISHED}, {@code UPLOAD_UNKNOWN}, {@code UPLOAD_GONE}
     */
    public Uploaded uploaded(UUID id) {
        Optional<Incoming> found = rows.find(id);
        if (found.isEmpty() || found.get().gone()) return older(id, found.isPresent());
        Incoming now = found.get();
        if (now.uploadId() == null) {
            if (!now.isWhole())
                throw new ProblemException(
                        ProblemCode.UPLOAD_UNFINISHED,
                        "an upload must be finished but of %s only %,d of %,d bytes have come; send the rest"
                                .formatted(id, now.received(), now.bytes()));
            now = finished(id);
        }
        UUID uploadId = now.uploadId();
        if (uploadId == null) throw Refusals.takenOver(id);
        return new Uploaded(now.name(), catalogue.upload(uploadId));
    }

    /** Removes what has expired and what deaths have left behind, and finishes what a death kept from it. */
    public void sweep() {
        for (UUID id : rows.whole(UNTOUCHED)) finishIfPossible(id);
        for (UUID id : rows.endExpired()) {
            turns.displace(id);
            digests.forget(id);
            LOG.info("upload {} was not gone on with in time and is given up", id);
        }
        rows.withLeftFile().forEach(joining::tidyLeft);
        removePiecesOfNobody();
        rows.forgetOld();
    }

    private Uploaded older(UUID id, boolean gone) {
        try {
            Upload upload = catalogue.upload(id);
            return new Uploaded(upload.name(), upload);
        } catch (ProblemException e) {
            throw gone && e.code() == ProblemCode.UPLOAD_UNKNOWN ? Refusals.gone(id) : e;
        }
    }

    private Incoming finished(UUID id) {
        try (Turn turn = turns.take(id)) {
            Optional<Incoming> whole = rows.take(turn.id());
            return whole.isPresent() ? joining.finish(whole.get()) : find(id);
        }
    }

    private void finishIfPossible(UUID id) {
        try {
            finished(id);
        } catch (ProblemException e) {
            LOG.warn(
                    "upload {} is whole and could not be finished; the next sweep tries again: {}", id, e.getMessage());
        }
    }

    /** The row of an upload is there before its pieces, so a piece whose upload is not open now is needed by nobody. */
    private void removePiecesOfNobody() {
        List<String> keys = files.list("incoming/");
        Set<UUID> owners = new HashSet<>();
        for (String key : keys) owners.add(owner(key));
        Set<UUID> open = rows.open(owners);
        for (String key : keys) if (!open.contains(owner(key))) files.delete(key);
    }

    private static UUID owner(String key) {
        int start = "incoming/".length();
        return UUID.fromString(key.substring(start, key.indexOf('.', start)));
    }
}
