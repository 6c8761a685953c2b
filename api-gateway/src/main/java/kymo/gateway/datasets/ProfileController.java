package kymo.gateway.datasets;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import kymo.core.dataset.Catalogue;
import kymo.core.files.FileStore;
import kymo.core.profile.DatasetProfile;
import kymo.core.profile.Profiles;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What is known of a dataset's columns. */
@RestController
@Tag(name = "Datasets")
class ProfileController {

    private final Profiles profiles;

    ProfileController(Catalogue catalogue, FileStore files) {
        this.profiles = new Profiles(catalogue, files);
    }

    @GetMapping("/api/datasets/{id}/profile")
    @Operation(
            operationId = "getProfile",
            summary = "What is known of a dataset's columns and axis",
            description =
                    "Counts, extremes, mean, deviation and the longest run are exact; quantiles, histogram and the axis' steps say whether they are. Kept since the file was read or the dataset was checked; of others it is taken now, up to 1,048,576 rows.")
    DatasetProfile profile(@PathVariable UUID id) {
        return profiles.of(id);
    }
}
