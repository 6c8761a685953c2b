package kymo.core.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which of the lab's own scripts reads a file.
 *
 * @param name of the script, without {@code .groovy}
 * @param version its number; null where the newest is meant and it is not yet known which that is
 * @param sha256 of its text; null as {@code version} is, or where it does not matter
 * @param parameters of the script, a JSON object
 */
public record ReaderChoice(
        String name, @Nullable Integer version, @Nullable String sha256, JsonNode parameters) {

    private static final String NAME = "name";
    private static final String VERSION = "version";
    private static final String SHA256 = "sha256";
    private static final String PARAMETERS = "parameters";
    private static final List<String> MEMBERS = List.of(NAME, VERSION, SHA256, PARAMETERS);

    /** The reader that a name is, or an object with some of these members; null for anything else. */
    static @Nullable ReaderChoice of(JsonNode told) {
        boolean alone = told.isString();
        JsonNode name = alone ? told : told.path(NAME);
        JsonNode version = told.path(VERSION);
        JsonNode sha256 = told.path(SHA256);
        JsonNode parameters = told.path(PARAMETERS);
        boolean fits = (alone || (told.isObject() && MEMBERS.containsAll(told.propertyNames())))
                && name.isString()
                && !name.stringValue().isBlank()
                && (isAbsent(version) || (version.isInt() && version.intValue() > 0))
                && (isAbsent(sha256) || sha256.isString())
                && (isAbsent(parameters) || parameters.isObject());
        if (!fits) return null;
        return new ReaderChoice(
                name.stringValue(),
                isAbsent(version) ? null : version.intValue(),
                isAbsent(sha256) ? null : sha256.stringValue(),
                isAbsent(parameters) ? JsonNodeFactory.instance.objectNode() : parameters);
    }

    private static boolean isAbsent(JsonNode member) {
        return member.isNull() || member.isMissingNode();
    }

    /** The version where it is known. */
    public int pinnedVersion() {
        if (version == null) throw new IllegalStateException("a reader's version is settled before it reads");
        return version;
    }

    /** As {@link IngestOptions#parse} takes it. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put(NAME, name);
        if (version != null) json.put(VERSION, version);
        if (sha256 != null) json.put(SHA256, sha256);
        json.set(PARAMETERS, parameters);
        return json;
    }
}
