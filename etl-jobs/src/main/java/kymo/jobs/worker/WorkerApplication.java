package kymo.jobs.worker;

import kymo.core.files.FileSettings;
import kymo.core.files.FileStore;
import kymo.core.files.S3Settings;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.batch.autoconfigure.BatchAutoConfiguration;
import org.springframework.boot.batch.autoconfigure.BatchJobLauncherAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The worker as an application of its own: {@code kymo.jar worker}. Settings in {@code kymo-worker.yml}, the environment or the command line. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            BatchAutoConfiguration.class,
            BatchJobLauncherAutoConfiguration.class,
            BatchJdbcAutoConfiguration.class
        })
@EnableConfigurationProperties({FileSettings.class, S3Settings.class})
@Import({WorkerConfiguration.class, BrokerConfiguration.class})
public class WorkerApplication {

    /** Starts a worker; it runs until the returned context is closed or the process ends. */
    public static ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(WorkerApplication.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.name=kymo-worker")
                .run(arguments);
    }

    @Bean
    FileStore files(FileSettings settings, S3Settings s3) {
        return settings.open(s3);
    }
}
