package kymo.jobs.worker;

import javax.sql.DataSource;
import org.springframework.batch.core.repository.ExecutionContextSerializer;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.dao.JacksonExecutionContextStringSerializer;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Isolation;

/** Spring Batch's stock repository over our PostgreSQL. */
final class BatchRepository {

    private BatchRepository() {}

    static ExecutionContextSerializer serializer() {
        return new JacksonExecutionContextStringSerializer();
    }

    static JobRepository over(DataSource dataSource, PlatformTransactionManager tx) {
        try {
            JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
            factory.setDataSource(dataSource);
            factory.setTransactionManager(tx);
            factory.setSerializer(serializer());
            // with the default, SERIALIZABLE, launches at the same time fail one another
            factory.setIsolationLevelForCreateEnum(Isolation.READ_COMMITTED);
            factory.afterPropertiesSet();
            return factory.getObject();
        } catch (Exception e) {
            throw new IllegalStateException("Spring Batch's repository could not be made", e);
        }
    }
}
