package kymo.core.processors;

import kymo.core.dataset.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One thing that can be done to a dataset, whoever asks for it. */
public interface Processor {

    ProcessorDescriptor descriptor();

    /** The hash of its text when it is a script: part of what its results depend on. */
    default @Nullable String scriptSha256() {
        return null;
    }

    /**
     * Refuses parameters that fit no dataset at all, before there is one.
     *
     * @param parameters a JSON object as the descriptor's schema describes it
     * @throws kymo.core.problems.ProblemException when a parameter is missing, unknown or not allowed; its pointer leads to it
     */
    void check(JsonNode parameters);

    /**
     * What these parameters make of this dataset.
     *
     * @param parameters a JSON object as the descriptor's schema describes it
     * @throws kymo.core.problems.ProblemException when a parameter, or its meeting with this dataset, is not allowed; its pointer leads to it
     */
    Bound bind(Schema input, JsonNode parameters);
}
