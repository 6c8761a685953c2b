package kymo.core.uploads;

import java.util.UUID;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/** What several parts of this room say of an upload that cannot be gone on with. */
final class Refusals {

    private Refusals() {}

    static ProblemException unknown(UUID id) {
        return new ProblemException(
                ProblemCode.UPLOAD_UNKNOWN, "there is no upload %s; upload the file again".formatted(id));
    }

    static ProblemException gone(UUID id) {
        return new ProblemException(
                ProblemCode.UPLOAD_GONE,
                "upload %s was given up or was not gone on with in time; begin a new one".formatted(id));
    }

    static ProblemException takenOver(UUID id) {
        return new ProblemException(
                ProblemCode.UPLOAD_BUSY,
                "an upload is written by one request at a time but another has taken over %s; ask with HEAD and go on"
                        .formatted(id));
    }

    static ProblemException offset(Incoming upload, long told) {
        return new ProblemException(
                        ProblemCode.UPLOAD_OFFSET,
                        "Upload-Offset must be where the stored bytes of upload %s end, %d, but was %d; ask with HEAD and go on from there"
                                .formatted(upload.id(), upload.received(), told))
                .in("Upload-Offset");
    }

    static ProblemException tooLong(Incoming upload) {
        return new ProblemException(
                ProblemCode.UPLOAD_TOO_LARGE,
                "upload %s was announced with %,d bytes but more came; begin a new one with the right length"
                        .formatted(upload.id(), upload.bytes()));
    }
}
