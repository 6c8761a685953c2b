package kymo.core.messages;

import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A fact of a dataset's life. Whoever writes it down gives it its time and its number in topic {@code datasets/{datasetId}}. */
public sealed interface DatasetEvent {

    UUID datasetId();

    /** The dataset's name for people, as it was then. */
    String name();

    /** The pinned, versioned wire name. */
    String type();

    /** There is a draft, which a run will fill; {@code kind} is {@code raw} or {@code derived}. */
    record Created(UUID datasetId, String name, String kind) implements DatasetEvent {
        public static final String TYPE = "dataset.created.v1";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The dataset is whole and can be read. */
    record Published(UUID datasetId, String name, String kind, long rows) implements DatasetEvent {
        public static final String TYPE = "dataset.published.v1";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The dataset is gone. */
    record Deleted(UUID datasetId, String name) implements DatasetEvent {
        public static final String TYPE = "dataset.deleted.v1";

        @Override
        public String type() {
            return TYPE;
        }
    }

    default String topic() {
        return "datasets/" + datasetId();
    }

    /** What the fact says, without the envelope. */
    default JsonNode data() {
        return Wire.data(this);
    }
}
