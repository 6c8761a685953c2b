package kymo.jobs.worker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.springframework.batch.core.repository.ExecutionContextSerializer;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** An execution context as the JDBC repository stores it. */
record ContextText(ExecutionContextSerializer serializer) {
    String of(ExecutionContext context) {
        Map<String, Object> entries = new HashMap<>();
        context.entrySet().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        // set by a step after its context was stored for the last time
        entries.remove("batch.executed");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            serializer.serialize(entries, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
