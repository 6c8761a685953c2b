package kymo.core.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An export as the parameters of a run: {@code format, columns, fromRow, toRow, head, safe, flags, flagged, worst}; what is not asked for is left out. */
public final class ExportJson {

    private ExportJson() {}

    public static ObjectNode of(Export export) {
        ObjectNode json = JsonMapper.shared()
                .createObjectNode()
                .put("format", export.format().wireName());
        Excerpt excerpt = export.excerpt();
        if (!excerpt.columns().isEmpty()) {
            ArrayNode columns = json.putArray("columns");
            excerpt.columns().forEach(columns::add);
        }
        if (excerpt.fromRow() > 0) json.put("fromRow", excerpt.fromRow());
        if (excerpt.toRow() < Long.MAX_VALUE) json.put("toRow", excerpt.toRow());
        if (export.head()) json.put("head", true);
        if (export.safe()) json.put("safe", true);
        Flagged flagged = export.flagged();
        if (flagged != null)
            json.put("flags", flagged.result().toString())
                    .put("flagged", flagged.handling().wireName())
                    .put("worst", flagged.worst().wireName());
        return json;
    }

    /** What {@link #of} was given. */
    public static Export export(JsonNode json) {
        List<String> columns = new ArrayList<>();
        json.path("columns").forEach(column -> columns.add(column.asString()));
        Excerpt excerpt = new Excerpt(
                columns, json.path("fromRow").asLong(0), json.path("toRow").asLong(Long.MAX_VALUE));
        String flags = json.path("flags").asString("");
        return new Export(
                ExportFormat.named(json.path("format").asString("")),
                excerpt,
                json.path("head").asBoolean(false),
                json.path("safe").asBoolean(false),
                flags.isEmpty()
                        ? null
                        : flagged(
                                UUID.fromString(flags),
                                json.path("flagged").asString(""),
                                json.path("worst").asString("")),
                true);
    }

    /**
     * What becomes of flagged rows, in the words of options.
     *
     * @param flags the result; null when no flags are asked for, and then nothing may be said of them
     * @param handling {@code mark}, which is the usual, or {@code exclude}
     * @param worst {@code pass}, which is the usual, or {@code suspect}
     * @throws ProblemException {@code EXPORT_OPTION_INVALID} at {@code /flagged} or {@code /worst}
     */
    public static @Nullable Flagged flagged(@Nullable UUID flags, @Nullable String handling, @Nullable String worst) {
        if (flags == null) {
            if (handling != null || worst != null)
                throw new ProblemException(
                                ProblemCode.EXPORT_OPTION_INVALID,
                                "flagged and worst say what becomes of flags, but flags names none; name a run of"
                                        + " data-quality, or leave them out")
                        .in(handling != null ? "flagged" : "worst");
            return null;
        }
        return new Flagged(
                flags,
                handling == null ? Flagged.Handling.MARK : handling(handling),
                worst == null ? RowFlag.PASS : RowFlag.worst(worst));
    }

    private static Flagged.Handling handling(String name) {
        return Arrays.stream(Flagged.Handling.values())
                .filter(handling -> handling.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                                ProblemCode.EXPORT_OPTION_INVALID,
                                "flagged must be one of exclude, mark but was '%s'; choose one of these"
                                        .formatted(name))
                        .in("flagged"));
    }
}
