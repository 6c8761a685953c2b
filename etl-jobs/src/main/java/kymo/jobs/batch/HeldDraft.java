package kymo.jobs.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import kymo.core.dataset.Part;
import kymo.core.dataset.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A draft that lives in memory until the one transaction that publishes it: running its job again from the start is resuming it. */
public final class HeldDraft implements Draft {

    private final UUID id;
    private final List<Part> parts = new ArrayList<>();
    private Spills spills = new HeldSpills();
    private @Nullable Supplier<JsonNode> summary;
    private @Nullable Supplier<JsonNode> profile;
    private @Nullable Ending ending;
    private int generation;
    private @Nullable Schema schema;
    private @Nullable JsonNode reading;

    public HeldDraft(UUID id) {
        this.id = id;
    }

    /** The parts so far, in order. */
    public List<Part> parts() {
        return List.copyOf(parts);
    }

    /** What the run says of its result in short; null for nothing. */
    public @Nullable JsonNode summary() {
        return summary == null ? null : summary.get();
    }

    /** What is known of its columns; null for nothing. */
    public @Nullable JsonNode profile() {
        return profile == null ? null : profile.get();
    }

    /**
     * The run makes no dataset: instead of publishing one, this is done in the transaction that ends the run.
     *
     * @param rows how many rows the run did
     */
    public void endBy(Runnable work, long rows) {
        ending = new Ending(work, rows);
    }

    /** What is done instead of publishing a dataset; null when one is published. */
    public @Nullable Ending ending() {
        return ending;
    }

    /** How a run ends that makes no dataset. */
    public record Ending(Runnable work, long rows) {}

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public int generation() {
        return generation;
    }

    @Override
    public @Nullable Schema schema() {
        return schema;
    }

    @Override
    public @Nullable JsonNode reading() {
        return reading;
    }

    @Override
    public void begin(Schema newSchema, @Nullable JsonNode newReading) {
        parts.clear();
        spills = new HeldSpills();
        generation++;
        schema = newSchema;
        reading = newReading;
    }

    @Override
    public void add(Part part) {
        parts.add(part);
    }

    @Override
    public long rows() {
        return parts.stream().mapToLong(Part::rows).sum();
    }

    @Override
    public Spills spills() {
        return spills;
    }

    @Override
    public void summarise(Supplier<JsonNode> newSummary) {
        summary = newSummary;
    }

    @Override
    public void describe(Supplier<JsonNode> newProfile) {
        profile = newProfile;
    }
}
