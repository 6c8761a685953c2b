package kymo.jobs.batch;

import java.util.UUID;
import java.util.function.Supplier;
import kymo.core.dataset.Part;
import kymo.core.dataset.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The dataset that a run makes, while it makes it. */
public interface Draft {

    UUID id();

    /** How often it was begun; parts and positions of another generation do not count. */
    int generation();

    /** Null until begun. */
    @Nullable
    Schema schema();

    /** How the source was understood, null until begun and for derived datasets. */
    @Nullable
    JsonNode reading();

    /** Begins, or begins anew: parts so far count no more. */
    void begin(Schema schema, @Nullable JsonNode reading);

    /** Adds a part whose file is durable, in the transaction at hand. */
    void add(Part part);

    /** Rows in the parts so far. */
    long rows();

    /** What its steps put aside. */
    Spills spills();

    /** What the run shall say of its result in short; asked for once, when all parts are there. */
    void summarise(Supplier<JsonNode> summary);

    /** What shall be kept of its columns ({@link kymo.core.profile.DatasetProfile}); asked for once, when all parts are there. */
    void describe(Supplier<JsonNode> profile);
}
