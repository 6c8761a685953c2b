package kymo.jobs.ingest;

import kymo.core.dataset.Upload;
import kymo.core.files.FileStore;
import kymo.core.files.ReadableFile;
import kymo.core.kernel.Block;
import kymo.jobs.batch.Draft;
import kymo.jobs.batch.MadeBlock;
import kymo.jobs.batch.Progress;
import kymo.jobs.ingest.text.Position;
import kymo.jobs.ingest.text.Reading;
import kymo.jobs.ingest.text.TextBlocks;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import tools.jackson.databind.json.JsonMapper;

/** The blocks of an uploaded text file; resumes after the last committed one, unless the draft has been begun anew since. */
final class TextSource implements ItemStreamReader<MadeBlock> {

    private static final String POSITION = "position";
    private static final String GENERATION = "generation";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final FileStore files;
    private final Upload upload;
    private final Draft draft;
    private final Reading reading;
    private final Progress progress;
    private final int threads;
    private @Nullable ReadableFile file;
    private @Nullable TextBlocks blocks;

    TextSource(FileStore files, Upload upload, Draft draft, Reading reading, Progress progress, int threads) {
        this.files = files;
        this.upload = upload;
        this.draft = draft;
        this.reading = reading;
        this.progress = progress;
        this.threads = threads;
    }

    @Override
    public void open(ExecutionContext context) {
        boolean resumes = context.containsKey(POSITION) && context.getInt(GENERATION) == draft.generation();
        Position from = resumes ? JSON.readValue(context.getString(POSITION), Position.class) : Position.start(reading);
        file = files.open(upload.key());
        blocks = TextBlocks.open(file, reading, from, threads);
    }

    @Override
    public @Nullable MadeBlock read() {
        TextBlocks open = opened();
        Block block = open.next();
        if (block == null) return null;
        Position at = open.position();
        // how many rows the rest will have, by the bytes that the rows so far took
        if (at.byteOffset() > 0) progress.expect((long) ((double) at.row() * upload.bytes() / at.byteOffset()));
        return new MadeBlock(block, open.takeRejects());
    }

    @Override
    public void update(ExecutionContext context) {
        context.putString(POSITION, JSON.writeValueAsString(opened().position()));
        context.putInt(GENERATION, draft.generation());
    }

    @Override
    public void close() {
        if (blocks != null) blocks.close();
        blocks = null;
        if (file != null) file.close();
        file = null;
    }

    private TextBlocks opened() {
        if (blocks == null) throw new IllegalStateException("a source is opened before it is read");
        return blocks;
    }
}
