package kymo.core.series;

import java.util.concurrent.atomic.AtomicInteger;
import kymo.core.files.FileStore;
import kymo.core.files.ForwardingFileStore;
import kymo.core.files.ReadableFile;

/** A file store that counts how often a file was opened. */
final class CountedReads extends ForwardingFileStore {

    private final AtomicInteger opened = new AtomicInteger();

    CountedReads(FileStore files) {
        super(files);
    }

    int opened() {
        return opened.get();
    }

    @Override
    public ReadableFile open(String key) {
        opened.incrementAndGet();
        return super.open(key);
    }
}
