package kymo.jobs.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.DatasetReader;
import kymo.core.processors.QualityCheck;
import kymo.core.profile.DatasetProfile;
import kymo.core.quality.CheckedColumn;
import kymo.core.quality.FactsSample;
import kymo.core.quality.StepFacts;
import kymo.core.quality.TimeScale;
import kymo.jobs.batch.JobParts;
import kymo.jobs.batch.PartProfiles;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What a run checks: the columns of its input with their tests, which are found out once, when the first part is checked. */
final class Checked {

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * What a part is checked by.
     *
     * @param columns the axis first, where it can be judged
     */
    record Plan(TimeScale scale, List<CheckedColumn> columns) {}

    private final Dataset input;
    private final QualityCheck check;
    private final JobParts parts;
    private @Nullable Plan plan;

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
        long partRows = input.schema().partRows();
        return Math.toIntExact((input.rows() + partRows - 1) / partRows);
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
    synchronized Plan plan() {
        Plan known = plan;
        if (known == null) {
            known = found();
            plan = known;
        }
        return known;
    }

    private Plan found() {
        DatasetProfile profile = profile();
        TimeScale scale = TimeScale.of(input.schema(), largestAxisValue(profile));
        List<CheckedColumn> columns = new ArrayList<>();
        try (DatasetReader reader = open()) {
            FactsSample sample = new FactsSample(reader, profile, scale);
            StepFacts steps = hasAxis() ? sample.steps() : StepFacts.NONE;
            if (hasAxis()) columns.add(check.axis(scale, steps));
            for (int column : check.columns()) columns.add(check.values(column, scale, sample.values(column), steps));
        }
        return new Plan(scale, columns);
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

    private double largestAxisValue(DatasetProfile profile) {
        if (!hasAxis() || input.schema().axis() >= profile.columns().size()) return Double.NaN;
        DatasetProfile.ColumnFacts axis = profile.columns().get(input.schema().axis());
        return axis.min() instanceof Number min && axis.max() instanceof Number max
                ? Math.max(Math.abs(min.doubleValue()), Math.abs(max.doubleValue()))
                : Double.NaN;
    }
}
