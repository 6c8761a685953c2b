package kymo.jobs.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.profile.PartProfile;
import kymo.jobs.batch.ItemWork;
import kymo.jobs.batch.PartProfiles;
import kymo.jobs.batch.PutAside;

/** First pass, of a dataset whose profile is not known: that of each part. */
final class ProfileWork implements ItemWork {

    private final Schema schema;
    private final PartProfiles profiles;
    private final DatasetReader dataset;

    ProfileWork(Checked checked, PartProfiles profiles) {
        this.schema = checked.input().schema();
        this.profiles = profiles;
        this.dataset = checked.open();
    }

    @Override
    public PutAside on(int part) {
        long from = part * schema.partRows();
        long to = Math.min(dataset.dataset().rows(), from + schema.partRows());
        int[] columns = IntStream.range(0, schema.columns().size()).toArray();
        List<Block> blocks = new ArrayList<>();
        dataset.rows(from, to, columns).forEach(blocks::add);
        List<Block> profile = PartProfile.of(schema, part, blocks);
        return new PutAside(List.of(new PutAside.Rows(profiles.table(), part, profile)), to - from);
    }

    @Override
    public void close() {
        dataset.close();
    }
}
