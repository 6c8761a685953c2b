package kymo.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import kymo.core.support.Broker;
import kymo.core.support.RabbitNode;
import kymo.core.support.Required;

class LiveEventsOverRabbitTest extends LiveEventsTest {

    @Override
    Broker newBroker(Path folder) {
        if (Required.isRequired("broker"))
            assertThat(RabbitNode.isInstalled())
                    .describedAs("rabbitmq-server is installed")
                    .isTrue();
        assumeTrue(RabbitNode.isInstalled(), "rabbitmq-server is not installed");
        return new RabbitNode(folder);
    }
}
