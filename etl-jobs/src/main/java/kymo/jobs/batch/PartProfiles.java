package kymo.jobs.batch;

import java.util.List;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.profile.DatasetProfile;
import kymo.core.profile.PartProfile;
import kymo.core.profile.ProfileFold;

/** The profiles of a dataset's parts, each put aside when its part is at hand, all joined in the end. */
public final class PartProfiles {

    private final Draft draft;
    private final Schema schema;

    /** @param schema of the dataset that is profiled: the draft itself, or what it is made of */
    public PartProfiles(Draft draft, Schema schema) {
        this.draft = draft;
        this.schema = schema;
    }

    /** Where they are put aside; a draft that is begun anew has other columns, and so another table. */
    public SpillTable table() {
        return new SpillTable("profile-" + draft.generation(), PartProfile.COLUMNS);
    }

    void put(int number, List<Block> profile) {
        draft.spills().put(table(), number, profile);
    }

    /** What is known of the first {@code parts} parts, which are all that there are. */
    public DatasetProfile joined(int parts) {
        Spilled aside = draft.spills().read(table());
        ProfileFold fold = new ProfileFold(schema);
        for (int number = 0; number < parts; number++) {
            try (Spilled.Part part = aside.open(number)) {
                fold.add(part::read);
            }
        }
        return fold.profile();
    }

    /** How many parts so many rows make. */
    public int parts(long rows) {
        return Math.toIntExact((rows + schema.partRows() - 1) / schema.partRows());
    }
}
