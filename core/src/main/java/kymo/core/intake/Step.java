package kymo.core.intake;

import java.util.List;
import kymo.core.dataset.Schema;
import kymo.core.problems.ProblemException;
import kymo.core.processors.Processor;
import kymo.core.processors.ProcessorDirectory;
import tools.jackson.databind.JsonNode;

/** A processor to run, and its parameters as a JSON object. Problems point at {@code /processor} or into {@code /parameters}. */
public record Step(String processor, JsonNode parameters) {

    /**
     * Refuses what fits no dataset at all.
     *
     * @return the steps
     * @throws ProblemException its pointer begins with the step's place in the list
     */
    public static List<Step> check(List<Step> steps, ProcessorDirectory processors) {
        for (int place = 0; place < steps.size(); place++) {
            try {
                steps.get(place).check(processors);
            } catch (ProblemException e) {
                throw e.in(place);
            }
        }
        return steps;
    }

    private void check(ProcessorDirectory processors) {
        Processor named = named(processors);
        ProblemException.under("parameters", () -> {
            named.check(parameters);
            return named;
        });
    }

    /** What comes of a dataset of these columns; refuses what does not fit them. */
    Schema output(Schema input, ProcessorDirectory processors) {
        Processor named = named(processors);
        return ProblemException.under(
                "parameters", () -> named.bind(input, parameters).output());
    }

    private Processor named(ProcessorDirectory processors) {
        return ProblemException.under("processor", () -> processors.named(processor));
    }
}
