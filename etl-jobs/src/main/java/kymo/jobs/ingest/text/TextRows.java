package kymo.jobs.ingest.text;

import java.util.List;
import kymo.core.dataset.Reject;
import kymo.core.kernel.Block;
import kymo.jobs.ingest.format.TableRows;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows of a text file. */
record TextRows(TextBlocks blocks, long fileBytes) implements TableRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public @Nullable Block next() {
        return blocks.next();
    }

    @Override
    public JsonNode position() {
        return JSON.valueToTree(blocks.position());
    }

    @Override
    public List<Reject> takeRejects() {
        return blocks.takeRejects();
    }

    @Override
    public double done() {
        return (double) blocks.position().byteOffset() / fileBytes;
    }

    @Override
    public long rowsMet() {
        return blocks.rowsMet();
    }

    @Override
    public long skippedLines() {
        return blocks.skippedLines();
    }

    @Override
    public void close() {
        blocks.close();
    }
}
