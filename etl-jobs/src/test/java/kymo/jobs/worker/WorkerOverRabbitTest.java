package kymo.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import kymo.core.support.Broker;
import kymo.core.support.RabbitNode;
import kymo.core.support.Required;
import org.junit.jupiter.api.BeforeAll;

class WorkerOverRabbitTest extends WorkerOverBrokerTest {

    @BeforeAll
    static void installed() {
        if (Required.isRequired("broker"))
            assertThat(RabbitNode.isInstalled())
                    .describedAs("rabbitmq-server is installed")
                    .isTrue();
        assumeTrue(RabbitNode.isInstalled(), "rabbitmq-server is not installed");
    }

    @Override
    Broker newBroker(Path folder) {
        return new RabbitNode(folder);
    }
}
