package kymo.jobs.worker;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.DatasetFilter;
import kymo.core.dataset.DatasetIndex;
import kymo.core.dataset.DatasetListing;
import kymo.core.dataset.Origin;
import kymo.core.dataset.Part;
import kymo.core.dataset.PartStore;
import kymo.core.dataset.PostgresCatalogue;
import kymo.core.dataset.Schema;
import kymo.core.dataset.Upload;
import kymo.core.files.FileStore;
import kymo.core.files.LocalFileStore;
import kymo.core.files.StoredFile;
import kymo.core.intake.Intake;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.messages.Progress;
import kymo.core.runs.EventLog;
import kymo.core.runs.Run;
import kymo.core.runs.RunPolicy;
import kymo.core.runs.Runs;
import kymo.core.scripts.ScriptDirectory;
import kymo.core.scripts.ScriptReaders;
import kymo.core.scripts.ScriptVersions;
import kymo.core.support.TestPostgres;
import kymo.jobs.export.ExportSettings;
import kymo.jobs.ingest.IngestSettings;
import kymo.jobs.script.ScriptHosts;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A worker's surroundings for tests: a database of its own, a folder of files, the door, and as many workers as wanted. */
public final class Workshop implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ExportSettings EXPORTS = new ExportSettings(Duration.ofDays(7));

    public final DataSource database;
    public final JdbcClient sql;
    public final JdbcTransactionManager tx;
    public final FileStore files;
    public final Catalogue catalogue;
    public final Runs runs;
    public final Intake intake;
    public final JobRepository repository;
    /** What workers of this shop told of their progress. */
    public final List<Progress> told = new CopyOnWriteArrayList<>();

    private final List<Worker> workers = new ArrayList<>();

    public Workshop(Path folder) {
        this(TestPostgres.newDatabase(), folder, RunPolicy.USUAL);
    }

    public Workshop(DataSource database, Path folder, RunPolicy policy) {
        this(database, new LocalFileStore(folder), policy);
    }

    public Workshop(DataSource database, FileStore files, RunPolicy policy) {
        this.database = database;
        this.sql = JdbcClient.create(database);
        this.tx = new JdbcTransactionManager(database);
        this.files = files;
        this.catalogue = new PostgresCatalogue(sql);
        this.runs = Runs.postgres(sql, new TransactionTemplate(tx), policy);
        this.intake = intake(() -> workers.forEach(Worker::ring));
        this.repository = BatchRepository.over(database, tx);
    }

    /** The door of this shop, with another bell. */
    Intake intake(Runnable doorbell) {
        TransactionTemplate transactions = new TransactionTemplate(tx);
        ScriptVersions versions = new ScriptVersions(sql, transactions);
        ScriptDirectory scripts = new ScriptDirectory(sql, versions);
        ScriptReaders readers = ScriptReaders.of(scripts, versions);
        return new Intake(
                catalogue, runs, files, new EventLog(sql), transactions, doorbell, () -> null, scripts, readers);
    }

    /** Every dataset that can be read, the newest first. */
    public List<Dataset> published() {
        return new DatasetIndex(sql)
                .page(DatasetFilter.ALL, null, 1_000).items().stream()
                        .map(DatasetListing::dataset)
                        .filter(Dataset::isPublished)
                        .toList();
    }

    /** A worker that has not been started. */
    public Worker worker(WorkerSettings settings) {
        return worker(settings, catalogue, files, tx, repository);
    }

    /** The same with other parts, such as deadly ones. */
    public Worker worker(
            WorkerSettings settings,
            Catalogue otherCatalogue,
            FileStore otherFiles,
            PlatformTransactionManager otherTx) {
        return worker(settings, otherCatalogue, otherFiles, otherTx, repository);
    }

    Worker worker(
            WorkerSettings settings,
            Catalogue otherCatalogue,
            FileStore otherFiles,
            PlatformTransactionManager otherTx,
            JobRepository otherRepository) {
        RunExecution execution = new WorkerConfiguration()
                .runExecution(
                        otherCatalogue,
                        otherFiles,
                        runs,
                        otherRepository,
                        otherTx,
                        sql,
                        settings,
                        EXPORTS,
                        IngestSettings.usual(),
                        ScriptHosts.FRESH);
        Worker worker = new WorkerConfiguration().worker(runs, execution, sql, settings, told::add, () -> {});
        workers.add(worker);
        return worker;
    }

    /** What a worker does to its claims. */
    RunExecution execution(int threads) {
        return new WorkerConfiguration()
                .runExecution(
                        catalogue,
                        files,
                        runs,
                        repository,
                        tx,
                        sql,
                        settings("execution", threads),
                        EXPORTS,
                        IngestSettings.usual(),
                        ScriptHosts.FRESH);
    }

    public static WorkerSettings settings(String name, int slots) {
        return new WorkerSettings(
                name, slots, 2, Duration.ofMillis(200), Duration.ofSeconds(30), Duration.ofSeconds(20));
    }

    /** A published raw dataset: an INSTANT axis and {@code columns} noisy FLOAT columns with some missing values. */
    public Dataset dataset(long rows, int columns, int blockRows) {
        List<ColumnSpec> specs = new ArrayList<>();
        specs.add(new ColumnSpec("time", ColumnType.INSTANT, null));
        for (int column = 1; column <= columns; column++)
            specs.add(new ColumnSpec("c" + column, ColumnType.FLOAT, "V"));
        Schema schema = new Schema(specs, 0, blockRows);
        Upload upload = catalogue.addUpload(
                UUID.randomUUID(),
                "made.csv",
                new StoredFile("none", 1, UUID.randomUUID().toString()));
        UUID id = UUID.randomUUID();
        catalogue.draft(id, "made", new Origin(upload.id(), null, null, "ingest", 1, json("{}")), id.toString(), null);
        catalogue.commit(id, schema, null);
        PartStore parts = new PartStore(files);
        Random random = new Random(rows + columns);
        int number = 0;
        for (long partFirst = 0; partFirst < rows; partFirst += schema.partRows()) {
            List<Block> blocks = new ArrayList<>();
            for (long first = partFirst; first < Math.min(rows, partFirst + schema.partRows()); first += blockRows) {
                blocks.add(block(first, (int) Math.min(blockRows, rows - first), columns, random));
            }
            Part part = parts.write(id, schema, number++, 1, 1, blocks, List.of());
            catalogue.addPart(id, part);
        }
        return catalogue.publish(id);
    }

    private static Block block(long first, int rows, int columns, Random random) {
        List<Column> made = new ArrayList<>();
        long[] time = new long[rows];
        for (int row = 0; row < rows; row++) time[row] = (first + row) * 1_000_000_000L;
        made.add(LongColumn.of(time));
        for (int column = 0; column < columns; column++) {
            double[] values = new double[rows];
            for (int row = 0; row < rows; row++)
                values[row] = row % 97 == 5 ? Double.NaN : Math.round(random.nextGaussian() * 1e6) / 1e4;
            made.add(DoubleColumn.of(values));
        }
        return new Block(first, rows, made);
    }

    public static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    /** The run, once it has ended. */
    public Run ended(UUID run) {
        return await("the end of run " + run)
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> runs.find(run).orElseThrow(), now -> now.status().ended());
    }

    @Override
    public void close() {
        workers.stream().filter(Worker::isRunning).forEach(Worker::stop);
        if (database instanceof HikariDataSource pool) pool.close();
    }
}
