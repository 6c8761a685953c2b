package kymo.core.intake;

import java.util.List;
import java.util.Optional;
import kymo.core.archives.Member;
import kymo.core.archives.ZipArchive;
import kymo.core.files.FileStore;
import kymo.core.files.ReadableFile;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One of the things in a file that become datasets.
 *
 * @param name what its dataset is called
 * @param options how it is read
 */
record Contents(String name, JsonNode options) {

    /**
     * The things in a stored file: itself, or the files of an archive.
     *
     * @throws ProblemException as {@link ZipArchive#open} and {@link ZipArchive#member} do
     */
    static List<Contents> of(FileStore files, String key, String name, JsonNode options) {
        String member = IngestOptions.parse(options).place().member();
        try (ReadableFile file = files.open(key)) {
            Optional<ZipArchive> archive = ZipArchive.open(file, name);
            if (archive.isEmpty()) {
                if (member != null) throw noArchive(name, member);
                return List.of(new Contents(name, options));
            }
            try (ZipArchive open = archive.get()) {
                return of(open, member, name, options);
            }
        }
    }

    private static List<Contents> of(ZipArchive archive, @Nullable String member, String name, JsonNode options) {
        if (member != null) {
            String found = ProblemException.under(
                            "options", () -> ProblemException.under(IngestOptions.MEMBER, () -> archive.member(member)))
                    .name();
            return List.of(new Contents(name + "/" + found, options));
        }
        List<Member> members = archive.members();
        if (members.size() == 1) return List.of(new Contents(name, options));
        return members.stream()
                .map(each -> new Contents(name + "/" + each.name(), with(options, each.name())))
                .toList();
    }

    private static JsonNode with(JsonNode options, String member) {
        ObjectNode changed =
                options.isObject() ? (ObjectNode) options.deepCopy() : JsonNodeFactory.instance.objectNode();
        return changed.put(IngestOptions.MEMBER, member);
    }

    private static ProblemException noArchive(String name, String member) {
        return new ProblemException(
                        ProblemCode.MEMBER_UNKNOWN,
                        "the option member names a file in an archive but '%s' is no archive and has no '%s'; leave the option out"
                                .formatted(name, member))
                .in(IngestOptions.MEMBER)
                .in("options");
    }
}
