package kymo.gateway.series;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import kymo.core.dataset.Catalogue;
import kymo.core.files.FileStore;
import kymo.core.preview.Preview;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.processors.Processor;
import kymo.core.processors.Processors;
import kymo.core.scripts.ScriptVersion;
import kymo.core.series.SeriesReader;
import kymo.core.series.SeriesRequest;
import kymo.gateway.web.Required;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Previews over HTTP: parameters are tried on a window before a run is asked for. */
@RestController
@Tag(name = "Processors")
class PreviewController {

    private static final int POINTS = 2_000;

    private final Preview preview;
    private final ScriptPreviews scripts;

    PreviewController(Catalogue catalogue, FileStore files, SeriesReader reader, ScriptPreviews scripts) {
        this.preview = new Preview(catalogue, files, reader);
        this.scripts = scripts;
    }

    @PostMapping("/api/processors/{name}/preview")
    @Operation(
            operationId = "previewProcessor",
            summary = "What a processor would make of a window",
            description =
                    "The series of the result's columns, or where a row does not become a row (peak-detection, detectors, checks and summaries of the lab) the rows of the result that lie in the window: bit for bit what a run with these parameters stores. Nothing is stored; a window of at most 1,048,576 rows. A worker answers for a script, custom:NAME, in its newest version; what the script fails with is told at /parameters.")
    PreviewView preview(@PathVariable String name, @RequestBody PreviewRequest request) {
        SeriesRequest series = new SeriesRequest(
                Required.member("datasetId", request.datasetId()),
                Objects.requireNonNullElse(request.columns(), List.of()),
                request.from(),
                request.to(),
                Objects.requireNonNullElse(request.points(), POINTS));
        JsonNode parameters = Objects.requireNonNullElseGet(request.parameters(), JsonNodeFactory.instance::objectNode);
        try {
            return ScriptVersion.isProcessor(name)
                    ? scripts.of(series, name, parameters)
                    : builtIn(series, Processors.named(name), parameters);
        } catch (ProblemException e) {
            boolean ofTheDataset =
                    e.code() == ProblemCode.DATASET_UNKNOWN || e.code() == ProblemCode.DATASET_NOT_PUBLISHED;
            throw ofTheDataset ? e.in("datasetId") : e;
        }
    }

    private PreviewView builtIn(SeriesRequest series, Processor processor, JsonNode parameters) {
        return PreviewView.of(
                preview.of(series, processor, parameters),
                processor.descriptor().version());
    }
}
