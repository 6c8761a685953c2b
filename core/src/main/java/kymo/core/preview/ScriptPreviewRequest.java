package kymo.core.preview;

import kymo.core.series.SeriesRequest;
import tools.jackson.databind.JsonNode;

/**
 * Asks a worker what a script would make of a window, since scripts run with workers alone. The answer is the JSON that the gateway answers with: of a
 * table when its member {@code rows} is an object, else of a series.
 *
 * @param processor such as {@code custom:lock_in}
 * @param version which of its texts
 * @param parameters as a run would be given them
 * @param window of the dataset; its columns are the result's
 */
public record ScriptPreviewRequest(String processor, int version, JsonNode parameters, SeriesRequest window) {

    /** Names the question for {@code kymo.core.inquiries}. */
    public static final String KIND = "script-preview.v1";
}
