package kymo.core.dataset;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import kymo.core.files.FileStore;
import kymo.core.kernel.Block;
import org.jspecify.annotations.Nullable;

/** A published dataset, opened for reading block by block. Holds one part open at a time; not for several threads at once. */
public final class DatasetReader implements RowSource, AutoCloseable {

    private final Catalogue catalogue;
    private final FileStore files;
    private final Dataset dataset;
    private @Nullable List<Part> parts;
    private @Nullable PartReader open;
    private int openNumber = -1;

    private DatasetReader(Catalogue catalogue, FileStore files, Dataset dataset) {
        this.catalogue = catalogue;
        this.files = files;
        this.dataset = dataset;
    }

    /**
     * Opens the dataset.
     *
     * @throws kymo.core.problems.ProblemException {@code DATASET_UNKNOWN}, {@code DATASET_NOT_PUBLISHED}
     */
    public static DatasetReader open(Catalogue catalogue, FileStore files, UUID id) {
        return new DatasetReader(catalogue, files, catalogue.dataset(id).published());
    }

    public Dataset dataset() {
        return dataset;
    }

    /** Number of blocks. */
    public long blocks() {
        int blockRows = dataset.schema().blockRows();
        return (dataset.rows() + blockRows - 1) / blockRows;
    }

    /** Block {@code index} with the columns of these indices in this order. */
    public Block read(long index, int[] columns) {
        Schema schema = dataset.schema();
        int part = Math.toIntExact(index / Schema.BLOCKS_PER_PART);
        return part(part).read((int) (index % Schema.BLOCKS_PER_PART), columns, index * schema.blockRows());
    }

    @Override
    public Schema schema() {
        return dataset.schema();
    }

    @Override
    public Iterable<Block> rows(long fromRow, long toRow, int[] columns) {
        return () -> new Iterator<>() {
            private long row = fromRow;

            @Override
            public boolean hasNext() {
                return row < toRow;
            }

            @Override
            public Block next() {
                if (!hasNext()) throw new NoSuchElementException();
                Block block = read(row / dataset.schema().blockRows(), columns);
                int from = (int) (row - block.firstRow());
                row = Math.min(toRow, block.firstRow() + block.rows());
                return block.slice(from, (int) (row - block.firstRow()));
            }
        };
    }

    /** The pyramid of one column in part {@code part}, the finest level first. */
    public List<Buckets> pyramid(int part, int column) {
        return part(part).pyramid(column);
    }

    @Override
    public void close() {
        if (open != null) open.close();
        open = null;
        openNumber = -1;
    }

    private PartReader part(int number) {
        if (open != null && openNumber == number) return open;
        close();
        // the manifest names every reject, and who finds all in memory needs none of it
        if (parts == null) parts = catalogue.parts(dataset.id());
        String key = parts.get(number).file().key();
        PartReader part = PartReader.open(key, files.open(key), dataset.schema());
        open = part;
        openNumber = number;
        return part;
    }
}
