package kymo.jobs.ingest;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import kymo.core.dataset.Catalogue;
import kymo.core.files.ReadableFile;
import kymo.core.imports.Fingerprint;
import kymo.core.imports.ImportProfileText;
import kymo.core.intake.IngestOptions;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.versions.Version;
import kymo.jobs.ingest.format.FoundTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Looks at a file as its options say: told by the user, by the dataset whose rejected lines it corrects, or, where nothing is told, by the import profile
 * of the instrument that wrote it.
 */
final class IngestLook {

    private static final Logger LOG = LoggerFactory.getLogger(IngestLook.class);

    private final Catalogue catalogue;
    private final Function<Fingerprint, Optional<Version<ImportProfileText>>> profiles;
    private final FileFormats formats;

    /** @param profiles finds the profile for a file */
    IngestLook(
            Catalogue catalogue,
            Function<Fingerprint, Optional<Version<ImportProfileText>>> profiles,
            FileFormats formats) {
        this.catalogue = catalogue;
        this.profiles = profiles;
        this.formats = formats;
    }

    /**
     * What is understood of the file.
     *
     * @throws ProblemException as {@link kymo.jobs.ingest.format.FileFormat#look}; {@code OPTION_INVALID} for options that cannot be
     */
    FoundTable at(ReadableFile file, String fileName, JsonNode options) {
        if (IngestOptions.tellNothing(options)) return untold(file, fileName);
        IngestOptions told = IngestOptions.parse(formats.pinned(options));
        UUID corrected = told.corrects();
        if (corrected != null) told = IngestOptions.parse(Corrections.options(catalogue.dataset(corrected)));
        return formats.look(file, fileName, told);
    }

    private FoundTable untold(ReadableFile file, String fileName) {
        Plain plain = Plain.look(file, fileName);
        Optional<Version<ImportProfileText>> profile = profiles.apply(plain.fingerprint());
        // what a script reads looks like a table at most by chance, and each time like another one
        if (profile.isEmpty()) profile = profiles.apply(Plain.unread(file));
        if (profile.isEmpty()) return plain.table();
        AppliedProfile applied = AppliedProfile.of(profile.get(), formats);
        try {
            return AdjustedTable.by(applied, formats.look(file, fileName, IngestOptions.parse(applied.options())));
        } catch (ProblemException e) {
            // a file that is like those of the instrument in all but what the profile needs
            if (e.code() != ProblemCode.OPTION_INVALID) throw e;
            LOG.info(
                    "import profile '{}' does not fit {} ({}); read without it",
                    applied.name(),
                    fileName,
                    e.getMessage());
            return plain.table();
        }
    }
}
