package kymo.jobs.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.PostgresCatalogue;
import kymo.core.export.Exports;
import kymo.core.files.FileStore;
import kymo.core.imports.ImportProfiles;
import kymo.core.inquiries.InquiryQueue;
import kymo.core.messages.Progress;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.processors.Processor;
import kymo.core.processors.ProcessorDescriptor;
import kymo.core.processors.Processors;
import kymo.core.runs.BatchRepairs;
import kymo.core.runs.EventLog;
import kymo.core.runs.RunPolicy;
import kymo.core.runs.Runs;
import kymo.core.scripts.ScriptDirectory;
import kymo.core.scripts.ScriptReaders;
import kymo.core.scripts.ScriptVersions;
import kymo.core.workers.Workers;
import kymo.jobs.batch.JobRecipe;
import kymo.jobs.export.ExportJob;
import kymo.jobs.export.ExportSettings;
import kymo.jobs.export.ExportSweep;
import kymo.jobs.host.HostPool;
import kymo.jobs.host.HostSettings;
import kymo.jobs.host.Isolation;
import kymo.jobs.ingest.FileFormats;
import kymo.jobs.ingest.IngestJob;
import kymo.jobs.ingest.IngestSettings;
import kymo.jobs.ingest.PreviewAnswerer;
import kymo.jobs.ingest.RowsInFiles;
import kymo.jobs.inquiries.AnswerDesk;
import kymo.jobs.inquiries.Answerer;
import kymo.jobs.peaks.PeakDetectionJob;
import kymo.jobs.quality.QualityJob;
import kymo.jobs.reader.ReaderFormat;
import kymo.jobs.rolling.RollingJob;
import kymo.jobs.script.ScriptFolder;
import kymo.jobs.script.ScriptHost;
import kymo.jobs.script.ScriptHosts;
import kymo.jobs.script.ScriptJob;
import kymo.jobs.script.ScriptOffers;
import kymo.jobs.script.ScriptPreviewAnswerer;
import kymo.jobs.script.ScriptSettings;
import kymo.jobs.script.ScriptShelf;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The worker's parts, over a database and a file store. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    WorkerSettings.class,
    IngestSettings.class,
    ExportSettings.class,
    HostSettings.class,
    ScriptSettings.class
})
public class WorkerConfiguration {

    private static final int HALTED = 70;
    /** How long a preview that has failed looks for the line of the file. */
    private static final Duration PREVIEWED = Duration.ofSeconds(2);
    /** Every job but ingest. */
    private static final List<JobRecipe> RECIPES = List.of(
            new RollingJob("rolling-mean"),
            new RollingJob("rolling"),
            new RollingJob("exponential-mean"),
            new PeakDetectionJob(),
            new QualityJob());

    /** Hosts are started deep within jobs, and a process has one way to start them. */
    @Autowired
    void hosts(HostSettings settings, ScriptSettings scripts) {
        settings.use();
        scripts.use();
    }

    /** How well this worker can keep untrusted work in; to be found out takes a while, so not before somebody asks or a host is started. */
    @Bean
    @Lazy
    Isolation isolation() {
        return Isolation.found();
    }

    /** Some wait, so that a script's first result does not wait for a process. */
    @Bean(destroyMethod = "close")
    HostPool scriptPool(ScriptSettings settings) {
        return new HostPool(ScriptHost.kind(settings.limits().ofHosts()));
    }

    /** Those of what somebody waits for at the screen. */
    @Bean(destroyMethod = "close")
    HostPool promptPool(ScriptSettings settings) {
        return new HostPool(ScriptHost.kind(settings.limits().ofHosts()).prompted());
    }

    /** For runs. */
    @Bean
    ScriptHosts scriptHosts(HostPool scriptPool) {
        return ScriptHosts.permitted(name -> scriptPool.take(ScriptHost.errand(name)));
    }

    /** For what a new text says of itself, for previews and for looks at files. */
    @Bean
    ScriptHosts promptHosts(HostPool promptPool, HostPool scriptPool) {
        return ScriptHosts.permitted(name -> {
            // what was looked at will be run
            scriptPool.warm();
            return promptPool.take(ScriptHost.errand(name));
        });
    }

    @Bean
    Catalogue catalogue(JdbcClient sql) {
        return new PostgresCatalogue(sql);
    }

    @Bean
    Runs runs(JdbcClient sql, PlatformTransactionManager tx, WorkerSettings settings) {
        return Runs.postgres(sql, new TransactionTemplate(tx), RunPolicy.USUAL.withLease(settings.lease()));
    }

    @Bean
    JobRepository jobRepository(DataSource dataSource, PlatformTransactionManager tx) {
        return BatchRepository.over(dataSource, tx);
    }

    @Bean
    RunExecution runExecution(
            Catalogue catalogue,
            FileStore files,
            Runs runs,
            JobRepository repository,
            PlatformTransactionManager tx,
            JdbcClient sql,
            WorkerSettings settings,
            ExportSettings exports,
            IngestSettings ingest,
            ScriptHosts scriptHosts) {
        return new RunExecution(
                catalogue,
                files,
                runs,
                new EventLog(sql),
                repository,
                tx,
                new BatchHistory(sql, new ContextText(BatchRepository.serializer())),
                new BatchRepairs(sql),
                recipes(sql, tx, exports, ingest, scriptHosts),
                settings.threads());
    }

    private static List<JobRecipe> recipes(
            JdbcClient sql,
            PlatformTransactionManager tx,
            ExportSettings exports,
            IngestSettings ingest,
            ScriptHosts scriptHosts) {
        FileFormats formats = formats(sql, tx, scriptHosts);
        List<JobRecipe> recipes = new ArrayList<>(RECIPES);
        recipes.add(
                IngestJob.withProfile(new ImportProfiles(sql, new TransactionTemplate(tx))::match, ingest, formats));
        recipes.add(new ExportJob(new Exports(sql), exports));
        recipes.add(new ScriptJob(
                shelf(new ScriptVersions(sql, new TransactionTemplate(tx))),
                scriptHosts,
                RowsInFiles.of(ingest, formats)::place));
        return recipes;
    }

    /** Files are read by scripts as well. */
    private static FileFormats formats(JdbcClient sql, PlatformTransactionManager tx, ScriptHosts hosts) {
        ScriptVersions versions = new ScriptVersions(sql, new TransactionTemplate(tx));
        return FileFormats.with(
                new ReaderFormat(shelf(versions), hosts),
                ScriptReaders.of(new ScriptDirectory(sql, versions), versions));
    }

    private static ScriptShelf shelf(ScriptVersions versions) {
        return (name, number) -> versions.find(name, number)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.PROCESSOR_UNKNOWN,
                        "script '%s' has no version %d; run the script as it is now".formatted(name, number)));
    }

    @Bean
    ExportSweep exportSweep(JdbcClient sql, Runs runs, FileStore files) {
        return new ExportSweep(new Exports(sql), runs, files);
    }

    @Bean
    OfferedProcessors offeredProcessors(
            JdbcClient sql,
            PlatformTransactionManager tx,
            WorkerSettings settings,
            ScriptHosts promptHosts,
            @Value("${kymo.scripts-dir:scripts/custom}") Path scripts) {
        ScriptOffers lab = new ScriptOffers(
                new ScriptFolder(scripts), new ScriptVersions(sql, new TransactionTemplate(tx)), promptHosts);
        List<String> recipes = RECIPES.stream().map(JobRecipe::name).toList();
        List<ProcessorDescriptor> builtIn = Processors.all().stream()
                .map(Processor::descriptor)
                .filter(descriptor -> recipes.contains(descriptor.name()))
                .toList();
        return new OfferedProcessors(
                sql, settings.name(), builtIn, lab, new Presence(new Workers(sql), settings.name()));
    }

    @Bean
    Answerer ingestPreviews(
            Catalogue catalogue,
            FileStore files,
            JdbcClient sql,
            PlatformTransactionManager tx,
            IngestSettings ingest,
            ScriptHosts promptHosts) {
        return new PreviewAnswerer(
                catalogue,
                files,
                new ImportProfiles(sql, new TransactionTemplate(tx))::match,
                ingest,
                formats(sql, tx, promptHosts));
    }

    @Bean
    ScriptPreviewAnswerer scriptPreviews(
            Catalogue catalogue,
            FileStore files,
            JdbcClient sql,
            PlatformTransactionManager tx,
            IngestSettings ingest,
            ScriptHosts promptHosts) {
        return new ScriptPreviewAnswerer(
                catalogue,
                files,
                shelf(new ScriptVersions(sql, new TransactionTemplate(tx))),
                promptHosts,
                RowsInFiles.of(ingest, formats(sql, tx, promptHosts)).within(PREVIEWED)::place);
    }

    @Bean
    AnswerDesk answerDesk(JdbcClient sql, Answerer ingestPreviews, WorkerSettings settings) {
        return desk(sql, ingestPreviews, settings);
    }

    /** A desk of their own: scripts that take their time keep nobody else waiting. */
    @Bean
    AnswerDesk scriptDesk(JdbcClient sql, Answerer scriptPreviews, WorkerSettings settings) {
        return desk(sql, scriptPreviews, settings);
    }

    private static AnswerDesk desk(JdbcClient sql, Answerer answerer, WorkerSettings settings) {
        return new AnswerDesk(new InquiryQueue(sql), List.of(answerer), settings.poll(), InquiryQueue.PATIENCE);
    }

    @Bean
    Worker worker(
            Runs runs,
            RunExecution execution,
            JdbcClient sql,
            WorkerSettings settings,
            Consumer<Progress> signals,
            Runnable told) {
        return new Worker(
                runs,
                new EventLog(sql),
                new BatchRepairs(sql),
                execution,
                settings,
                signals,
                told,
                () -> Runtime.getRuntime().halt(HALTED));
    }
}
