package kymo.gateway.uploads;

import kymo.core.dataset.Catalogue;
import kymo.core.files.FileStore;
import kymo.core.uploads.Admission;
import kymo.core.uploads.Arrivals;
import kymo.core.uploads.IncomingUploads;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What this room uses of core, and how the server waits for bodies. */
@Configuration(proxyBeanMethods = false)
class UploadParts {

    @Bean
    Admission admission(JdbcClient sql, PlatformTransactionManager tx, FileStore files, UploadSettings settings) {
        return new Admission(sql, new TransactionTemplate(tx), files, settings.limits());
    }

    @Bean
    Arrivals arrivals(JdbcClient sql, PlatformTransactionManager tx, FileStore files, Admission admission) {
        return new Arrivals(sql, new TransactionTemplate(tx), files, admission);
    }

    @Bean
    IncomingUploads incomingUploads(
            JdbcClient sql,
            PlatformTransactionManager tx,
            FileStore files,
            Catalogue catalogue,
            Admission admission,
            UploadSettings settings) {
        return new IncomingUploads(sql, new TransactionTemplate(tx), files, catalogue, admission, settings.patience());
    }

    @Bean
    UploadSweeper uploadSweeper(IncomingUploads uploads, Arrivals arrivals, UploadSettings settings) {
        return new UploadSweeper(uploads, arrivals, settings.sweepEvery());
    }

    /** A client that asks before it sends (Expect: 100-continue) is told to go on only once the body is wanted, so a refusal comes first. */
    @Bean
    WebServerFactoryCustomizer<TomcatWebServerFactory> refuseBeforeTheBody() {
        return server -> server.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http)
                http.setContinueResponseTiming("onRead");
        });
    }
}
