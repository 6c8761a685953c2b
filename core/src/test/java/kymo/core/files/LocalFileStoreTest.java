package kymo.core.files;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LocalFileStoreTest extends FileStoreTest {

    @TempDir
    Path folder;

    @Override
    FileStore newStore() {
        return new LocalFileStore(folder.resolve("not/yet/there"));
    }
}
