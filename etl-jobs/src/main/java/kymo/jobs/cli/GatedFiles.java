package kymo.jobs.cli;

import java.io.InputStream;
import java.util.List;
import java.util.concurrent.locks.Lock;
import kymo.core.files.FileStore;
import kymo.core.files.ReadableFile;
import kymo.core.files.StoredFile;

/** A store that writes only while a gate is open, so that what is being removed is not written again. */
record GatedFiles(FileStore files, Lock gate) implements FileStore {

    @Override
    public StoredFile write(String key, Content content) {
        gate.lock();
        try {
            return files.write(key, content);
        } finally {
            gate.unlock();
        }
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
