package kymo.jobs.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.Reject;
import tools.jackson.databind.JsonNode;

/** What a person is told at the end: what was read, what could not be, what was written. */
record Summary(Dataset read, List<Reject> rejects) {

    private static final int SHOWN = 5;

    static Summary of(Dataset read, LocalWork work) {
        return new Summary(
                read,
                work.catalogue().parts(read.id()).stream()
                        .flatMap(part -> part.rejects().stream())
                        .toList());
    }

    void print(PrintWriter err, boolean json, Dataset result, Path output) {
        if (json) {
            err.println(JsonLines.done(this, result, output.toString()));
            return;
        }
        printReading(err);
        err.println("%s written: %s, %s"
                .formatted(
                        output,
                        Counted.of(result.rows(), "row"),
                        Counted.of(result.schema().columns().size(), "column")));
    }

    /** What the reader of a file should know of how it was understood. */
    List<String> notices() {
        List<String> messages = new ArrayList<>();
        if (read.reading() != null) {
            for (JsonNode notice : read.reading().path("notices"))
                messages.add(notice.path("message").asString());
        }
        return messages;
    }

    private void printReading(PrintWriter err) {
        for (String notice : notices()) err.println("note: " + notice);
        if (rejects.isEmpty()) return;
        err.println(RejectLine.heading(rejects.size()));
        for (Reject reject : rejects.subList(0, Math.min(SHOWN, rejects.size())))
            err.println(RejectLine.of(reject.line(), reject.column(), reject.text(), reject.reason()));
        if (rejects.size() > SHOWN)
            err.println("  … and %,d more; kymo ingest FILE lists them".formatted(rejects.size() - SHOWN));
    }
}
