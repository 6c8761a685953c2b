package kymo.core.uploads;

import java.util.List;
import kymo.core.files.FileStore;
import kymo.core.files.ForwardingFileStore;
import kymo.core.files.StoredFile;

/** A store whose process dies at its next join: an {@link Error} that nobody expects, and files that stay as they are then. */
final class DyingStore extends ForwardingFileStore {

    enum Death {
        AMID_THE_JOIN,
        AFTER_THE_JOIN
    }

    private final Death death;

    DyingStore(FileStore files, Death death) {
        super(files);
        this.death = death;
    }

    @Override
    public StoredFile join(String key, List<String> pieces) {
        super.join(key, death == Death.AMID_THE_JOIN ? pieces.subList(0, 1) : pieces);
        throw new AssertionError("the process died");
    }
}
