package kymo.core.dataset;

import java.util.UUID;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/** What both catalogues say of an id that leads nowhere. */
final class Unknown {

    private Unknown() {}

    static ProblemException upload(UUID id) {
        return new ProblemException(
                ProblemCode.UPLOAD_UNKNOWN, "there is no upload %s; upload the file again".formatted(id));
    }

    static ProblemException dataset(UUID id) {
        return new ProblemException(
                ProblemCode.DATASET_UNKNOWN,
                "there is no dataset %s; list the datasets and choose one of them".formatted(id));
    }

    static IllegalStateException noDraft(UUID id) {
        return new IllegalStateException("dataset %s is published and cannot be changed".formatted(id));
    }
}
