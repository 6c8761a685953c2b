package kymo.jobs.worker;

import java.nio.file.Path;
import kymo.core.support.Broker;
import kymo.core.support.QpidBroker;

class WorkerOverEmbeddedBrokerTest extends WorkerOverBrokerTest {
    @Override
    Broker newBroker(Path folder) {
        return new QpidBroker(folder);
    }
}
