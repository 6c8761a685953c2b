package kymo.core.scripts;

import kymo.core.intake.ReaderChoice;
import kymo.core.intake.ReaderDirectory;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/** Scripts as readers of files. */
public final class ScriptReaders implements ReaderDirectory {

    /** Where scripts are found. */
    @FunctionalInterface
    public interface Shelf {

        /**
         * A script by its name.
         *
         * @param version null for the newest
         * @throws ProblemException {@code PROCESSOR_UNKNOWN}, {@code OPTION_INVALID}
         */
        KeptScript script(String name, @Nullable Integer version);
    }

    private final Shelf shelf;

    public ScriptReaders(Shelf shelf) {
        this.shelf = shelf;
    }

    /** Those that the workers of a database offer, and the versions that there have been of them. */
    public static ScriptReaders of(ScriptDirectory directory, ScriptVersions versions) {
        return new ScriptReaders((name, version) -> version == null
                ? directory.script(ScriptVersion.PREFIX + name)
                : versions.find(name, version).orElseThrow(() -> noSuchVersion(name, version)));
    }

    @Override
    public ReaderChoice pinned(ReaderChoice asked) {
        KeptScript script = shelf.script(asked.name(), asked.version());
        Declaration declaration = script.declaration();
        ScriptVersion version = script.version();
        if (declaration == null) {
            ScriptProblem problem = script.problem();
            throw new ProblemException(ProblemCode.SCRIPT_INVALID, problem == null ? "" : problem.message());
        }
        if (declaration.kind() != ScriptKind.READER)
            throw new ProblemException(
                    ProblemCode.OPTION_INVALID,
                    "option 'reader' must name a script that reads files but '%s' is a %s; choose another, or run it on the dataset"
                            .formatted(version.name(), declaration.kind().wireName()));
        if (asked.sha256() != null && !asked.sha256().equals(version.sha256()))
            throw new ProblemException(
                    ProblemCode.OPTION_INVALID,
                    "version %d of the script '%s' has the SHA-256 %s but %s was asked for; leave the option's sha256 out"
                            .formatted(version.number(), version.name(), version.sha256(), asked.sha256()));
        return ProblemException.under(
                "parameters",
                () -> new ReaderChoice(
                        version.name(),
                        version.number(),
                        version.sha256(),
                        new Arguments(version.processor(), declaration, asked.parameters()).values()));
    }

    private static ProblemException noSuchVersion(String name, int version) {
        return new ProblemException(
                        ProblemCode.OPTION_INVALID,
                        "option 'reader' must name a version that the script had but '%s' had no version %d; leave the version out to take the newest"
                                .formatted(name, version))
                .in("version");
    }
}
