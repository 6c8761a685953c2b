package kymo.jobs.ingest;

import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.Upload;
import kymo.core.files.FileStore;
import kymo.core.intake.IngestOptions;
import kymo.jobs.ingest.format.Whereabouts;
import kymo.jobs.ingest.unpacked.Unpacked;
import kymo.jobs.ingest.unpacked.Unpacking;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Where the rows of a raw dataset stand in the file that was uploaded: for messages about these rows. The file is read once more, as it was understood then,
 * within bounds of time and of what it is unpacked to.
 */
public final class RowsInFiles {

    private static final Logger LOG = LoggerFactory.getLogger(RowsInFiles.class);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long MOST_UNPACKED_BYTES = 1L << 30;

    private final Unpacking unpacking;
    private final FileFormats formats;
    private final Duration patience;

    private RowsInFiles(Unpacking unpacking, FileFormats formats, Duration patience) {
        this.unpacking = unpacking;
        this.formats = formats;
        this.patience = patience;
    }

    /**
     * Looks within the bounds that an ingest has, or nearer ones.
     *
     * @param formats those that the datasets were read by
     */
    public static RowsInFiles of(IngestSettings settings, FileFormats formats) {
        Unpacking within = settings.unpacking();
        return new RowsInFiles(
                new Unpacking(Math.min(within.mostBytes(), MOST_UNPACKED_BYTES), within.folder()), formats, PATIENCE);
    }

    /** The same for somebody who does not wait as long. */
    public RowsInFiles within(Duration most) {
        return new RowsInFiles(unpacking, formats, most);
    }

    /** Such as {@code line 17 of 'a.csv'}; null when it is not known. */
    public @Nullable String place(
            Catalogue catalogue, FileStore files, Dataset raw, long firstRow, long lastRow, int threads) {
        long end = System.nanoTime() + patience.toNanos();
        return place(catalogue, files, raw, firstRow, lastRow, threads, () -> System.nanoTime() - end > 0);
    }

    @Nullable
    String place(
            Catalogue catalogue,
            FileStore files,
            Dataset raw,
            long firstRow,
            long lastRow,
            int threads,
            BooleanSupplier isLate) {
        UUID uploadId = raw.origin().uploadId();
        JsonNode reading = raw.reading();
        if (uploadId == null || reading == null) return null;
        try {
            Upload upload = catalogue.upload(uploadId);
            String member =
                    IngestOptions.parse(raw.origin().parameters()).place().member();
            try (Unpacked file = unpacking.open(files.open(upload.key()), upload.name(), member)) {
                Whereabouts found = formats.kept(reading).whereabouts(file.file(), firstRow, lastRow, threads, isLate);
                if (found == null) return null;
                String inner = found.in(file.name());
                return file.isPacked() ? "%s in '%s'".formatted(inner, upload.name()) : inner;
            }
        } catch (RuntimeException e) {
            LOG.warn("dataset {}: where a row stands in its file was not found; the message goes without", raw.id(), e);
            return null;
        }
    }
}
