package kymo.core.processors;

import kymo.core.dataset.Schema;
import tools.jackson.databind.JsonNode;

/** {@code peak-detection}: a row for every peak of every chosen column. */
public final class PeakDetectionProcessor implements Processor {

    /** Its name. */
    public static final String NAME = "peak-detection";

    private static final ProcessorDescriptor DESCRIPTOR = new ProcessorDescriptor(
            NAME,
            1,
            "Peak detection",
            "Finds peaks and measures them: where they are, how high, how far they stand out, how wide they are, and their area.",
            ParameterSchema.of(NAME));

    @Override
    public ProcessorDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public void check(JsonNode parameters) {
        PeakSettings.of(new Parameters(DESCRIPTOR, parameters));
    }

    @Override
    public PeakSearch bind(Schema input, JsonNode parameters) {
        return new PeakSearch(input, PeakSettings.of(new Parameters(DESCRIPTOR, parameters)));
    }
}
