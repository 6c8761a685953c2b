package kymo.jobs.inquiries;

import tools.jackson.databind.JsonNode;

/** Answers questions of one kind. Used by several threads at once. */
public interface Answerer {

    /** The kind's name on the wire, pinned and versioned, such as {@code ingest-preview.v1}. */
    String kind();

    /**
     * The answer, in memory that does not grow with what it is about and within seconds: somebody waits.
     *
     * @throws kymo.core.problems.ProblemException when the question cannot be answered; whoever asked gets to see it
     */
    JsonNode answer(JsonNode request);
}
