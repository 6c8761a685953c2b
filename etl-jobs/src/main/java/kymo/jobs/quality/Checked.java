package kymo.jobs.quality;

import java.util.UUID;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.DatasetReader;
import kymo.core.processors.QualityCheck;
import kymo.core.processors.QualityPlan;
import kymo.core.profile.DatasetProfile;
import kymo.core.quality.TimeScale;
import kymo.jobs.batch.JobParts;
import kymo.jobs.batch.PartProfiles;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What a run checks: the columns of its input with their tests, which are found out once, when the first part is checked. */
final class Checked {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Dataset input;
    private final QualityCheck check;
    private final JobParts parts;
    private @Nullable QualityPlan plan;

    Checked(Dataset input, QualityCheck check, JobParts parts) {
        this.input = input;
        this.check = check;
        this.parts = parts;
    }

    Dataset input() {
        return input;
    }

    QualityCheck check() {
        return check;
    }

    /** How many parts the input has. */
    int parts() {
        return Math.toIntExact(input.schema().parts(input.rows()));
    }

    long partRows(int part) {
        return Math.min(
                input.schema().partRows(), input.rows() - part * input.schema().partRows());
    }

    /** How many columns are checked, the axis included. */
    int columnCount() {
        return check.columns().length + (hasAxis() ? 1 : 0);
    }

    private boolean hasAxis() {
        return TimeScale.isAxisTested(input.schema());
    }

    DatasetReader open() {
        return DatasetReader.open(parts.catalogue(), parts.files(), input.id());
    }

    /** The same for the same input and request, whenever it is asked for once all parts have been profiled. */
    synchronized QualityPlan plan() {
        QualityPlan known = plan;
        if (known == null) {
            known = found();
            plan = known;
        }
        return known;
    }

    private QualityPlan found() {
        DatasetProfile profile = profile();
        try (DatasetReader reader = open()) {
            return QualityPlan.of(check, reader, profile);
        }
    }

    private DatasetProfile profile() {
        Catalogue catalogue = parts.catalogue();
        UUID id = input.id();
        return catalogue
                .profile(id)
                .map(kept -> JSON.treeToValue(kept, DatasetProfile.class))
                .orElseGet(() -> {
                    DatasetProfile taken = new PartProfiles(parts.draft(), input.schema()).joined(parts());
                    catalogue.addProfile(id, JSON.valueToTree(taken));
                    return taken;
                });
    }
}
