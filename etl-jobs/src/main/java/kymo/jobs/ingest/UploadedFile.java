package kymo.jobs.ingest;

import java.util.function.Supplier;
import kymo.jobs.ingest.unpacked.Unpacked;
import org.jspecify.annotations.Nullable;

/** An upload that is opened, and unpacked where it is packed, when it is first needed: the look at it and the reading of it share that. */
final class UploadedFile implements AutoCloseable {

    private final Supplier<Unpacked> opening;
    private @Nullable Unpacked opened;

    UploadedFile(Supplier<Unpacked> opening) {
        this.opening = opening;
    }

    Unpacked open() {
        Unpacked open = opened;
        if (open == null) {
            open = opening.get();
            opened = open;
        }
        return open;
    }

    @Override
    public void close() {
        if (opened != null) opened.close();
        opened = null;
    }
}
