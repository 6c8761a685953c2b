package kymo.core.intake;

import kymo.core.dataset.Schema;
import kymo.core.problems.ProblemException;
import kymo.core.processors.Processor;
import kymo.core.processors.Processors;
import tools.jackson.databind.JsonNode;

/** A processor to run, and its parameters as a JSON object. Problems point at {@code /processor} or into {@code /parameters}. */
public record Step(String processor, JsonNode parameters) {

    /** Refuses what fits no dataset at all. */
    void check() {
        Processor named = named();
        ProblemException.under("parameters", () -> {
            named.check(parameters);
            return named;
        });
    }

    /** Refuses what does not fit a dataset of these columns. */
    void check(Schema input) {
        Processor named = named();
        ProblemException.under("parameters", () -> named.bind(input, parameters));
    }

    private Processor named() {
        return ProblemException.under("processor", () -> Processors.named(processor));
    }
}
