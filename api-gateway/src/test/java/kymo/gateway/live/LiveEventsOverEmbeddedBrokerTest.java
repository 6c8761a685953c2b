package kymo.gateway.live;

import java.nio.file.Path;
import kymo.core.support.Broker;
import kymo.core.support.QpidBroker;

class LiveEventsOverEmbeddedBrokerTest extends LiveEventsTest {
    @Override
    Broker newBroker(Path folder) {
        return new QpidBroker(folder);
    }
}
