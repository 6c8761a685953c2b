package kymo.jobs.cli;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import kymo.core.files.FileStore;
import kymo.core.files.ForwardingFileStore;
import kymo.core.files.StoredFile;

/** A store that writes only while a gate is open, so that what is being removed is not written again. */
final class GatedFiles extends ForwardingFileStore {

    private final Lock gate;

    GatedFiles(FileStore files, Lock gate) {
        super(files);
        this.gate = gate;
    }

    @Override
    public StoredFile write(String key, Content content) {
        return gated(() -> super.write(key, content));
    }

    @Override
    public StoredFile join(String key, List<String> pieces) {
        return gated(() -> super.join(key, pieces));
    }

    private StoredFile gated(Supplier<StoredFile> write) {
        gate.lock();
        try {
            return write.get();
        } finally {
            gate.unlock();
        }
    }
}
