package kymo.core.imports;

import kymo.core.intake.IngestOptions;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.versions.KeptText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a person writes into an import profile.
 *
 * @param options how files of the instrument are read, as {@link IngestOptions#parse} takes them
 * @param fingerprint how such a file is known; null: never, the profile is chosen by hand
 */
public record ImportProfileText(
        String name,
        @Nullable String description,
        JsonNode options,
        @Nullable Fingerprint fingerprint) implements KeptText {

    /** @throws ProblemException {@code IMPORT_PROFILE_INVALID} at {@code /name} or {@code /options}; the options' own problems within {@code /options} */
    @Override
    public void check() {
        KeptText.checkName(name, "an import profile", ProblemCode.IMPORT_PROFILE_INVALID);
        IngestOptions parsed = ProblemException.under("options", () -> IngestOptions.parse(options));
        if (parsed.corrects() != null)
            throw new ProblemException(
                            ProblemCode.IMPORT_PROFILE_INVALID,
                            "an import profile must hold for every file of an instrument but its option corrects names"
                                    + " one dataset; leave it out")
                    .in("corrects")
                    .in("options");
    }
}
