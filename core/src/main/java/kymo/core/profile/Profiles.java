package kymo.core.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.DatasetReader;
import kymo.core.dataset.Schema;
import kymo.core.files.FileStore;
import kymo.core.kernel.Block;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import tools.jackson.databind.json.JsonMapper;

/** What is known of stored datasets: kept since they were read or checked, or found out now where that is soon done. */
public final class Profiles {

    /** A dataset with more rows is not read through while somebody waits. */
    public static final long MOST_ROWS = 1L << 20;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Catalogue catalogue;
    private final FileStore files;

    public Profiles(Catalogue catalogue, FileStore files) {
        this.catalogue = catalogue;
        this.files = files;
    }

    /**
     * The dataset's profile.
     *
     * @throws ProblemException {@code DATASET_UNKNOWN}, {@code DATASET_NOT_PUBLISHED}; {@code PROFILE_MISSING} when none is kept and the dataset is large
     */
    public DatasetProfile of(UUID id) {
        Dataset dataset = catalogue.dataset(id).published();
        return catalogue
                .profile(id)
                .map(kept -> JSON.treeToValue(kept, DatasetProfile.class))
                .orElseGet(() -> taken(dataset));
    }

    private DatasetProfile taken(Dataset dataset) {
        if (dataset.rows() > MOST_ROWS)
            throw new ProblemException(
                    ProblemCode.PROFILE_MISSING,
                    "a profile is taken on request of at most %,d rows but '%s' has %,d and none was kept; run data-quality on it, which keeps one"
                            .formatted(MOST_ROWS, dataset.name(), dataset.rows()));
        Schema schema = dataset.schema();
        int[] columns = IntStream.range(0, schema.columns().size()).toArray();
        ProfileFold fold = new ProfileFold(schema);
        try (DatasetReader reader = DatasetReader.open(catalogue, files, dataset.id())) {
            int number = 0;
            for (long from = 0; from < dataset.rows(); from += schema.partRows()) {
                List<Block> part = new ArrayList<>();
                for (Block block : reader.rows(from, Math.min(dataset.rows(), from + schema.partRows()), columns))
                    part.add(block);
                fold.add(PartProfile.of(schema, number++, part)::get);
            }
        }
        DatasetProfile profile = fold.profile();
        catalogue.addProfile(dataset.id(), JSON.valueToTree(profile));
        return profile;
    }
}
