package kymo.jobs.ingest;

import java.util.UUID;
import kymo.core.imports.ImportProfileText;
import kymo.core.versions.Version;
import kymo.jobs.ingest.format.Notice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The import profile by which a file was read of which nothing was told.
 *
 * @param options what it told
 */
record AppliedProfile(UUID id, String name, int version, JsonNode options) {

    /** The member of a reading that holds it, and the one that holds its notice among others. */
    static final String MEMBER = "profile";

    static final String NOTICES = "notices";
    private static final String CODE = "import-profile-applied";

    /** With the version that a script has now, where one reads the files. */
    static AppliedProfile of(Version<ImportProfileText> profile, FileFormats formats) {
        return new AppliedProfile(
                profile.id(),
                profile.text().name(),
                profile.version(),
                formats.pinned(profile.text().options()));
    }

    Notice notice() {
        return new Notice(
                CODE,
                "read by the import profile '%s', version %d; set the option profile to none to read it without"
                        .formatted(name, version),
                null);
    }

    /** The reading without the notice, which the profile itself says again. */
    static JsonNode unsaid(JsonNode reading) {
        ObjectNode unsaid = (ObjectNode) reading.deepCopy();
        if (!(unsaid.path(NOTICES) instanceof ArrayNode notices)) return unsaid;
        for (int i = notices.size() - 1; i >= 0; i--)
            if (notices.get(i).path("code").asString().equals(CODE)) notices.remove(i);
        return unsaid;
    }
}
