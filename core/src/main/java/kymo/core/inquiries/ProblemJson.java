package kymo.core.inquiries;

import java.util.Locale;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A problem on its way from the worker that met it to whoever asked, whole: code, message and pointer. */
final class ProblemJson {

    private ProblemJson() {}

    static JsonNode write(ProblemException problem) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", problem.code().wireName())
                .put("message", problem.getMessage())
                .put("pointer", problem.pointer());
    }

    static ProblemException read(JsonNode json) {
        ProblemException problem = new ProblemException(
                code(json.path("code").asString()), json.path("message").asString());
        JsonNode pointer = json.path("pointer");
        return pointer.isString() ? pointing(problem, pointer.stringValue()) : problem;
    }

    /** A pointer is put together from its last member to its first. */
    private static ProblemException pointing(ProblemException problem, @Nullable String pointer) {
        ProblemException pointing = problem;
        String[] members = String.valueOf(pointer).split("/", -1);
        for (int i = members.length - 1; i > 0; i--)
            pointing = pointing.in(members[i].replace("~1", "/").replace("~0", "~"));
        return pointing;
    }

    /** A worker of a later version may know codes that this one does not. */
    private static ProblemCode code(String wireName) {
        try {
            return ProblemCode.valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            return ProblemCode.INTERNAL;
        }
    }
}
