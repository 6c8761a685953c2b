package kymo.core.files;

import com.robothy.s3.rest.LocalS3;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;

/** The same against a service that others have written; it knows no conditions. */
class LocalS3FileStoreTest extends FileStoreTest {

    private final LocalS3 service = LocalS3.builder().port(-1).build();
    private S3FileStore store;

    @Override
    FileStore newStore() {
        service.start();
        S3Settings settings = new S3Settings(
                "lab", "", URI.create("http://127.0.0.1:" + service.getPort()), "us-east-1", true, "key", "secret");
        S3Place place = new S3Place(S3Connection.client(settings), settings);
        place.client().createBucket(create -> create.bucket("lab"));
        store = new S3FileStore(place);
        return store;
    }

    @AfterEach
    void end() {
        store.close();
        service.shutdown();
    }
}
