package kymo.gateway.web;

import io.swagger.v3.oas.annotations.media.Schema;
import kymo.core.problems.ProblemCode;
import org.jspecify.annotations.Nullable;

/** An error as RFC 9457 has it. */
@Schema(description = "An error, application/problem+json as RFC 9457 has it.")
public record Problem(
        @Schema(example = "about:blank") String type,

        @Schema(description = "What the code says has happened, for any value.")
        String title,

        int status,

        @Schema(description = "The rule, the value found, where, and what to do.")
        String detail,

        @Schema(description = "Stable; docs/reference/errors.md lists them all.", example = "parameter-invalid")
        String code,

        @Schema(description = "What can be done about it.") String remedy,

        @Schema(
                description =
                        "What it is about: a JSON pointer into the body, or the name of a parameter, header or form field.",
                example = "/parameters/window")
        @Nullable
        String pointer) {

    static Problem of(ProblemCode code, int status, String detail, @Nullable String pointer) {
        return new Problem("about:blank", code.meaning(), status, detail, code.wireName(), code.remedy(), pointer);
    }
}
