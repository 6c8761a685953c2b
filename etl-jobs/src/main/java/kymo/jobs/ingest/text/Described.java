package kymo.jobs.ingest.text;

import kymo.core.files.ReadableFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What was understood of a file and what its columns hold, as JSON. */
public final class Described {

    private Described() {}

    /** Looks at the file, reads all of it, and says what came out. */
    public static JsonNode describe(ReadableFile file, String fileName, IngestOptions options) {
        Reading reading = TextLook.look(file, fileName, options);
        return JsonNodeFactory.instance.objectNode().put("encoding", reading.encoding());
    }
}
