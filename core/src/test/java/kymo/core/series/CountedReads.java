package kymo.core.series;

import java.io.InputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import kymo.core.files.FileStore;
import kymo.core.files.ReadableFile;
import kymo.core.files.StoredFile;

/** A file store that counts how often a file was opened. */
final class CountedReads implements FileStore {

    private final FileStore files;
    private final AtomicInteger opened = new AtomicInteger();

    CountedReads(FileStore files) {
        this.files = files;
    }

    int opened() {
        return opened.get();
    }

    @Override
    public StoredFile write(String key, Content content) {
        return files.write(key, content);
    }

    @Override
    public ReadableFile open(String key) {
        opened.incrementAndGet();
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
