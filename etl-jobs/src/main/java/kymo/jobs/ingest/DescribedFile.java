package kymo.jobs.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kymo.core.files.ReadableFile;
import kymo.core.intake.IngestOptions;
import kymo.core.problems.ProblemException;
import kymo.jobs.ingest.unpacked.Unpacked;
import kymo.jobs.ingest.unpacked.Unpacking;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The tables of a file, or those of all files of an archive, as JSON. */
final class DescribedFile {

    private static final String MEMBER = "member";

    private final ReadableFile file;
    private final String fileName;
    private final IngestOptions options;
    private final FileFormats formats;
    /** Each table with the member that it lies in. */
    private final Map<Described, String> tables = new LinkedHashMap<>();

    private @Nullable String compression;
    private final Map<String, ProblemException> problems = new LinkedHashMap<>();

    DescribedFile(ReadableFile file, String fileName, IngestOptions options, FileFormats formats) {
        this.formats = formats;
        this.file = file;
        this.fileName = fileName;
        this.options = options;
    }

    /** @throws ProblemException when nothing can be read; of an archive, what the first of its files is refused for */
    JsonNode toJson() {
        List<String> members = options.place().member() == null ? Unpacking.members(file, fileName) : List.of();
        boolean several = members.size() > 1;
        if (several) members.forEach(this::readMember);
        else read(options.place().member(), "");
        if (tables.isEmpty()) throw problems.values().iterator().next();
        return json(several);
    }

    /** In an archive there may be a file or two that are no data. */
    private void readMember(String member) {
        try {
            read(member, member);
        } catch (ProblemException e) {
            problems.put(member, e);
        }
    }

    private void read(@Nullable String member, String shown) {
        try (Unpacked open = Unpacking.usual().open(new Borrowed(file), fileName, member)) {
            compression = open.compression();
            for (Described table : Described.tables(open.file(), open.name(), options, formats))
                tables.put(table, shown);
        }
    }

    private JsonNode json(boolean several) {
        List<Described> all = new ArrayList<>(tables.keySet());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("file", fileName);
        if (compression != null) json.put("compression", compression);
        all.get(0).putFile(json);
        ArrayNode listed = json.putArray("tables");
        for (Described one : all) {
            ObjectNode table = listed.addObject();
            if (several) {
                table.put(MEMBER, tables.get(one));
                one.putFile(table);
            }
            one.putTable(table);
        }
        ArrayNode notices = json.putArray("notices");
        json.put("reject_count", all.stream().mapToLong(Described::rejectCount).sum());
        ArrayNode rejects = json.putArray("rejects");
        for (Described one : all) {
            one.putNotices(notices);
            one.putRejects(rejects);
        }
        if (several) putProblems(json.putArray("problems"));
        return json;
    }

    private void putProblems(ArrayNode into) {
        problems.forEach((member, problem) -> into.addObject()
                .put(MEMBER, member)
                .put("code", problem.code().wireName())
                .put("message", problem.getMessage()));
    }
}
