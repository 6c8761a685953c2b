package kymo.core.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.InMemoryCatalogue;
import kymo.core.dataset.Origin;
import kymo.core.dataset.Part;
import kymo.core.dataset.PartStore;
import kymo.core.dataset.Schema;
import kymo.core.dataset.Upload;
import kymo.core.files.FileStore;
import kymo.core.files.LocalFileStore;
import kymo.core.files.StoredFile;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import tools.jackson.databind.json.JsonMapper;

/** A dataset made from columns, published in a catalogue, by default one in memory, with its parts in a folder. */
public final class PublishedDataset {

    private final Catalogue catalogue;
    private final FileStore files;
    private final UUID id = UUID.randomUUID();

    /** @param blockRows so few that the columns fill several blocks and parts */
    public PublishedDataset(
            Path folder, int blockRows, int axis, List<ColumnSpec> specs, List<? extends Column> columns) {
        this(new InMemoryCatalogue(), store(folder), new Schema(specs, axis, blockRows), columns);
    }

    public PublishedDataset(Catalogue catalogue, FileStore files, Schema schema, List<? extends Column> columns) {
        this.catalogue = catalogue;
        this.files = files;
        int blockRows = schema.blockRows();
        Upload upload = catalogue.addUpload(UUID.randomUUID(), "made.csv", new StoredFile("none", 1, id.toString()));
        Origin origin = new Origin(
                upload.id(),
                null,
                UUID.randomUUID(),
                "ingest",
                1,
                JsonMapper.shared().createObjectNode());
        PartStore store = new PartStore(files);
        int rows = columns.get(0).size();
        int partRows = Math.toIntExact(schema.partRows());
        List<Part> parts = new ArrayList<>();
        for (int from = 0; from < rows; from += partRows) {
            List<Block> blocks = new ArrayList<>();
            for (int at = from; at < Math.min(rows, from + partRows); at += blockRows) {
                int first = at;
                int to = Math.min(rows, at + blockRows);
                blocks.add(new Block(
                        at,
                        to - at,
                        columns.stream().map(column -> column.slice(first, to)).toList()));
            }
            parts.add(store.write(id, schema, parts.size(), 1, 1, blocks, List.of()));
        }
        catalogue.publishWhole(id, "made", origin, id.toString(), schema, null, parts);
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public FileStore files() {
        return files;
    }

    public UUID id() {
        return id;
    }

    private static FileStore store(Path folder) {
        try {
            return LocalFileStore.temporary(Files.createDirectories(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
