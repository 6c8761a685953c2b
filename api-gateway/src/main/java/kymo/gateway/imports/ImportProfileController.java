package kymo.gateway.imports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import kymo.core.imports.ImportProfiles;
import kymo.gateway.view.PageView;
import kymo.gateway.web.PageSize;
import kymo.gateway.web.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Import profiles over HTTP. */
@RestController
@RequestMapping("/api/import-profiles")
@Tag(name = "Import profiles")
class ImportProfileController {

    private final ImportProfiles profiles;

    ImportProfileController(ImportProfiles profiles) {
        this.profiles = profiles;
    }

    @GetMapping
    @Operation(
            operationId = "listImportProfiles",
            summary = "List import profiles in their latest version, the newest first")
    PageView<ImportProfileView> list(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String cursor) {
        return PageView.of(profiles.page(cursor, PageSize.of(limit)).map(ImportProfileView::of));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "createImportProfile",
            summary = "Keep an import profile",
            description =
                    "Files of which nothing is told and that its fingerprint knows are read by it from now on. What"
                            + " the API gives out of a profile can be handed in as it is: id and times are made anew.")
    ImportProfileView create(@RequestBody ImportProfileRequest request) {
        return ImportProfileView.of(profiles.create(request.text()));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getImportProfile", summary = "One import profile")
    ImportProfileView profile(
            @PathVariable UUID id,
            @Parameter(description = "Default: the latest") @RequestParam(required = false) @Nullable Integer version) {
        return ImportProfileView.of(profiles.get(id, version));
    }

    @PutMapping("/{id}")
    @Operation(
            operationId = "changeImportProfile",
            summary = "Change an import profile",
            description = "Makes another version; the earlier ones stay. version is the one that was changed: is it no"
                    + " longer the latest, the change is refused.")
    ImportProfileView change(@PathVariable UUID id, @RequestBody ImportProfileRequest request) {
        return ImportProfileView.of(profiles.change(id, Required.member("version", request.version()), request.text()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteImportProfile",
            summary = "Forget an import profile with all its versions",
            description = "What was read by it stays.")
    void delete(@PathVariable UUID id) {
        profiles.delete(id);
    }
}
