package kymo.core.uploads;

import java.io.InputStream;
import java.util.List;
import kymo.core.files.FileStore;
import kymo.core.files.ReadableFile;
import kymo.core.files.StoredFile;

/** A store whose process dies at its next join: an {@link Error} that nobody expects, and files that stay as they are then. */
final class DyingStore implements FileStore {

    enum Death {
        AMID_THE_JOIN,
        AFTER_THE_JOIN
    }

    private final FileStore files;
    private final Death death;

    DyingStore(FileStore files, Death death) {
        this.files = files;
        this.death = death;
    }

    @Override
    public StoredFile join(String key, List<String> pieces) {
        if (death == Death.AMID_THE_JOIN) files.join(key, pieces.subList(0, 1));
        else files.join(key, pieces);
        throw new AssertionError("the process died");
    }

    @Override
    public StoredFile write(String key, Content content) {
        return files.write(key, content);
    }

    @Override
    public ReadableFile open(String key) {
        return files.open(key);
    }

    @Override
    public InputStream stream(String key, long offset) {
        return files.stream(key, offset);
    }

    @Override
    public boolean exists(String key) {
        return files.exists(key);
    }

    @Override
    public void delete(String key) {
        files.delete(key);
    }

    @Override
    public List<String> list(String prefix) {
        return files.list(prefix);
    }
}
