package kymo.core.files;

import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;

/** A store that passes everything on to another one; what extends it says what it does otherwise. */
public abstract class ForwardingFileStore implements FileStore {

    private final FileStore files;

    protected ForwardingFileStore(FileStore files) {
        this.files = files;
    }

    @Override
    public StoredFile write(String key, Content content) {
        return files.write(key, content);
    }

    @Override
    public StoredFile join(String key, List<String> pieces) {
        return files.join(key, pieces);
    }

    @Override
    public OptionalLong usableBytes() {
        return files.usableBytes();
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
    public void discard(String key) {
        files.discard(key);
    }

    @Override
    public List<String> list(String prefix) {
        return files.list(prefix);
    }
}
