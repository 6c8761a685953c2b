package kymo.jobs.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import kymo.core.dataset.Dataset;
import kymo.core.problems.ProblemException;
import tools.jackson.databind.json.JsonMapper;

/** What {@code --json} prints: an object a line, each with a {@code type}. */
final class JsonLines {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonLines() {}

    static String progress(Advance advance) {
        return line("progress", "job", advance.job(), "rowsDone", advance.rowsDone(), "rowsTotal", advance.rowsTotal());
    }

    static String done(Summary summary, Dataset result, String output) {
        return line(
                "done",
                "rows",
                result.rows(),
                "columns",
                result.schema().columns().size(),
                "output",
                output,
                "notices",
                summary.notices(),
                "rejects",
                summary.rejects().size());
    }

    static String interrupted() {
        return line("interrupted");
    }

    static String problem(ProblemException problem) {
        return line("problem", "code", problem.code().wireName(), "message", String.valueOf(problem.getMessage()));
    }

    private static String line(String type, Object... fields) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", type);
        for (int i = 0; i < fields.length; i += 2) line.put((String) fields[i], fields[i + 1]);
        return JSON.writeValueAsString(line);
    }
}
