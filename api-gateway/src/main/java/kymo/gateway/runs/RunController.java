package kymo.gateway.runs;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kymo.core.intake.Intake;
import kymo.core.intake.Step;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.runs.Run;
import kymo.core.runs.RunFilter;
import kymo.core.runs.RunStatus;
import kymo.core.runs.RunSteps;
import kymo.core.runs.Runs;
import kymo.core.runs.Submitted;
import kymo.gateway.view.PageView;
import kymo.gateway.view.RunView;
import kymo.gateway.view.Views;
import kymo.gateway.web.PageSize;
import kymo.gateway.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Runs over HTTP. */
@RestController
@RequestMapping("/api/runs")
@Tag(name = "Runs")
class RunController {

    private final Intake intake;
    private final Runs runs;
    private final RunSteps steps;
    private final Views views;
    private final IdempotencyKeys keys;
    private final JsonMapper json;

    RunController(Intake intake, Runs runs, RunSteps steps, Views views, IdempotencyKeys keys, JsonMapper json) {
        this.intake = intake;
        this.runs = runs;
        this.steps = steps;
        this.views = views;
        this.keys = keys;
        this.json = json;
    }

    @PostMapping
    @Operation(
            operationId = "submitRun",
            summary = "Ask for a processor over a dataset",
            description = "The same over the same content is done once: then the earlier run is the answer.")
    @ApiResponse(responseCode = "202", description = "The run, new or already under way")
    @ApiResponse(responseCode = "200", description = "The run that has done the same before; reused is true")
    ResponseEntity<RunView> submit(
            @RequestBody RunRequest request,
            @Parameter(
                            description =
                                    "The same key with the same body is the same run, however often it is sent within a week")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key) {
        UUID dataset = Required.member("datasetId", request.datasetId());
        Step step = new Step(
                Required.member("processor", request.processor()),
                Objects.requireNonNullElseGet(request.parameters(), JsonNodeFactory.instance::objectNode));
        boolean force = Boolean.TRUE.equals(request.force());
        if (key == null) return answer(intake.run(dataset, step, force));
        return keys.once(key, json.writeValueAsBytes(request), () -> intake.run(dataset, step, force))
                .<ResponseEntity<RunView>>map(this::answer)
                .orElseGet(() -> ResponseEntity.accepted().body(views.run(keys.answer(key))));
    }

    @GetMapping
    @Operation(operationId = "listRuns", summary = "List runs, the newest first")
    PageView<RunView> list(
            @RequestParam(required = false) @Nullable RunStatus status,
            @RequestParam(required = false) @Nullable UUID datasetId,
            @RequestParam(required = false) @Nullable String processor,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return views.runs(runs.list(new RunFilter(status, datasetId, processor), cursor, PageSize.of(limit)));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getRun", summary = "One run")
    RunView run(@PathVariable UUID id) {
        return views.run(runs.get(id));
    }

    @PostMapping("/{id}/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "stopRun",
            summary = "Stop a run at the next border of a chunk",
            description = "A queued run is stopped at once.")
    RunView stop(@PathVariable UUID id) {
        return views.run(runs.requestStop(id));
    }

    @PostMapping("/{id}/restart")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "restartRun",
            summary = "Go on with a run that failed or was stopped",
            description =
                    "Another attempt, after the last chunk that was committed; runs that failed because of it follow.")
    RunView restart(@PathVariable UUID id) {
        return views.run(intake.restart(id));
    }

    @GetMapping("/{id}/steps")
    @Operation(
            operationId = "listSteps",
            summary = "The steps of a run's Spring Batch job over all attempts",
            description = "Of a small run the steps are there once it has ended. An item is a block of rows.")
    List<StepView> steps(@PathVariable UUID id) {
        // refuses an unknown one
        runs.get(id);
        return steps.of(id).stream()
                .map(step -> StepView.of(step, ZoneId.systemDefault()))
                .toList();
    }

    @GetMapping("/{id}/result")
    @Operation(operationId = "getResult", summary = "What a completed run made")
    ResultView result(@PathVariable UUID id) {
        Run run = runs.get(id);
        if (run.status() != RunStatus.COMPLETED)
            throw new ProblemException(
                    ProblemCode.RUN_NOT_COMPLETED,
                    "only a run that is COMPLETED has a result but run %s is %s; wait for it or look at its problem"
                            .formatted(id, run.status()));
        return new ResultView(Intake.result(run), runs.summary(id).orElse(null));
    }

    private ResponseEntity<RunView> answer(Submitted submitted) {
        HttpStatus status = submitted.reused() ? HttpStatus.OK : HttpStatus.ACCEPTED;
        return ResponseEntity.status(status).body(views.run(submitted.run(), submitted.reused()));
    }
}
