package kymo.jobs.batch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.PartReader;
import kymo.core.dataset.PartStore;
import kymo.core.files.FileStore;
import kymo.core.kernel.Block;

/** What a run puts aside in files that the catalogue knows, so that another worker can go on with it. */
record StoredSpills(Catalogue catalogue, FileStore files, RunLease lease, UUID draft) implements Spills {

    @Override
    public void put(SpillTable table, int number, List<Block> blocks) {
        kymo.core.dataset.Part part =
                new PartStore(files).spill(draft, table.name(), table.schema(), number, lease.token(), blocks);
        lease.fence();
        catalogue.addSpill(draft, table.name(), part);
    }

    @Override
    public Spilled read(SpillTable table) {
        Map<Integer, kymo.core.dataset.Part> parts = new HashMap<>();
        catalogue.spills(draft, table.name()).forEach(part -> parts.put(part.number(), part));
        return new Stored(files, table, parts);
    }

    private record Stored(FileStore files, SpillTable table, Map<Integer, kymo.core.dataset.Part> parts)
            implements Spilled {

        @Override
        public long rows(int number) {
            kymo.core.dataset.Part part = parts.get(number);
            return part == null ? 0 : part.rows();
        }

        @Override
        public Part open(int number) {
            String key = Objects.requireNonNull(parts.get(number), "a part that is there")
                    .file()
                    .key();
            return new Opened(PartReader.open(key, files.open(key), table.schema()), table);
        }
    }

    private record Opened(PartReader file, SpillTable table) implements Spilled.Part {
        @Override
        public int blocks() {
            return file.blocks();
        }

        @Override
        public Block read(int index) {
            int columns = table.schema().columns().size();
            return file.read(index, IntStream.range(0, columns).toArray(), 0);
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
