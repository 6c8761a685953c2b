package kymo.gateway;

import kymo.core.dataset.Catalogue;
import kymo.core.dataset.DatasetIndex;
import kymo.core.dataset.PostgresCatalogue;
import kymo.core.files.FileSettings;
import kymo.core.files.FileStore;
import kymo.core.files.S3Settings;
import kymo.core.imports.ImportProfiles;
import kymo.core.inquiries.Inquiries;
import kymo.core.intake.Intake;
import kymo.core.intake.ReaderDirectory;
import kymo.core.processors.ProcessorDirectory;
import kymo.core.recipes.Recipes;
import kymo.core.runs.EventLog;
import kymo.core.runs.RunPolicy;
import kymo.core.runs.RunSteps;
import kymo.core.runs.Runs;
import kymo.core.scripts.ScriptDirectory;
import kymo.core.scripts.ScriptReaders;
import kymo.core.scripts.ScriptVersions;
import kymo.core.series.SeriesReader;
import kymo.core.workers.Workers;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** What the gateway uses of core, over its database and its file store. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({FileSettings.class, S3Settings.class})
class CoreParts {

    @Bean
    FileStore files(FileSettings settings, S3Settings s3) {
        return settings.open(s3);
    }

    @Bean
    Catalogue catalogue(JdbcClient sql) {
        return new PostgresCatalogue(sql);
    }

    @Bean
    DatasetIndex datasetIndex(JdbcClient sql) {
        return new DatasetIndex(sql);
    }

    @Bean
    Runs runs(JdbcClient sql, PlatformTransactionManager tx) {
        return Runs.postgres(sql, new TransactionTemplate(tx), RunPolicy.USUAL);
    }

    @Bean
    RunSteps runSteps(JdbcClient sql) {
        return new RunSteps(sql);
    }

    @Bean
    EventLog eventLog(JdbcClient sql) {
        return new EventLog(sql);
    }

    @Bean
    Intake intake(
            Catalogue catalogue,
            Runs runs,
            FileStore files,
            EventLog events,
            PlatformTransactionManager tx,
            @Qualifier("doorbell") Runnable doorbell,
            ImportProfiles profiles,
            ProcessorDirectory processors,
            ReaderDirectory readers) {
        return new Intake(
                catalogue,
                runs,
                files,
                events,
                new TransactionTemplate(tx),
                doorbell,
                () -> profiles.state(readers),
                processors,
                readers);
    }

    @Bean
    Inquiries inquiries(JdbcClient sql, @Qualifier("doorbell") Runnable doorbell) {
        return new Inquiries(sql, doorbell);
    }

    @Bean
    ImportProfiles importProfiles(JdbcClient sql, PlatformTransactionManager tx) {
        return new ImportProfiles(sql, new TransactionTemplate(tx));
    }

    @Bean
    ScriptVersions scriptVersions(JdbcClient sql, PlatformTransactionManager tx) {
        return new ScriptVersions(sql, new TransactionTemplate(tx));
    }

    @Bean
    ScriptDirectory processorDirectory(JdbcClient sql, ScriptVersions versions) {
        return new ScriptDirectory(sql, versions);
    }

    @Bean
    ReaderDirectory readerDirectory(ScriptDirectory scripts, ScriptVersions versions) {
        return ScriptReaders.of(scripts, versions);
    }

    @Bean
    Workers workers(JdbcClient sql) {
        return new Workers(sql);
    }

    @Bean
    Recipes recipes(JdbcClient sql, PlatformTransactionManager tx, ProcessorDirectory processors) {
        return new Recipes(sql, new TransactionTemplate(tx), processors);
    }

    @Bean
    SeriesReader seriesReader(
            Catalogue catalogue, FileStore files, @Value("${kymo.series.cache-bytes}") DataSize cache) {
        return new SeriesReader(catalogue, files, cache.toBytes());
    }
}
