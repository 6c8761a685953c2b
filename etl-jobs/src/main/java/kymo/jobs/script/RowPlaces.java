package kymo.jobs.script;

import kymo.core.dataset.Catalogue;
import kymo.core.dataset.Dataset;
import kymo.core.files.FileStore;
import org.jspecify.annotations.Nullable;

/** Tells where in the file from which a raw dataset was read its rows stand. */
@FunctionalInterface
public interface RowPlaces {

    /** Never known. */
    RowPlaces UNKNOWN = (catalogue, files, raw, firstRow, lastRow, threads) -> null;

    /**
     * Such as {@code line 17 of 'a.csv'}; null when it is not known.
     *
     * @param firstRow counted from 0
     * @param lastRow the same, or behind it
     * @param threads how many may look at once
     */
    @Nullable
    String of(Catalogue catalogue, FileStore files, Dataset raw, long firstRow, long lastRow, int threads);
}
