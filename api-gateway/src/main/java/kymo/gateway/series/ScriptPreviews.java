package kymo.gateway.series;

import java.time.Duration;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.Schema;
import kymo.core.inquiries.Inquiries;
import kymo.core.preview.ScriptPreviewRequest;
import kymo.core.problems.ProblemException;
import kymo.core.processors.Processor;
import kymo.core.scripts.ScriptDirectory;
import kymo.core.series.SeriesRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Previews of scripts, which only workers can run: they are asked. What no text of the script could make good is refused without one. */
@Component
class ScriptPreviews {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Catalogue catalogue;
    private final ScriptDirectory scripts;
    private final Inquiries inquiries;
    private final Duration patience;

    ScriptPreviews(
            Catalogue catalogue,
            ScriptDirectory scripts,
            Inquiries inquiries,
            @Value("${kymo.scripts.preview-patience:30s}") Duration patience) {
        this.catalogue = catalogue;
        this.scripts = scripts;
        this.inquiries = inquiries;
        this.patience = patience;
    }

    PreviewView of(SeriesRequest window, String name, JsonNode parameters) {
        Processor script = scripts.named(name);
        Schema schema = catalogue.dataset(window.dataset()).published().schema();
        ProblemException.under("parameters", () -> script.bind(schema, parameters));
        ScriptPreviewRequest request =
                new ScriptPreviewRequest(name, script.descriptor().version(), parameters, window);
        return view(inquiries.ask(ScriptPreviewRequest.KIND, JSON.valueToTree(request), patience));
    }

    private static PreviewView view(JsonNode answer) {
        return answer.path("rows").isObject()
                ? JSON.treeToValue(answer, TablePreviewView.class)
                : JSON.treeToValue(answer, SeriesPreviewView.class);
    }
}
