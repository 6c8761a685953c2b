package kymo.jobs.worker;

import java.nio.file.Path;
import kymo.jobs.support.Broker;
import kymo.jobs.support.QpidBroker;

class WorkerOverEmbeddedBrokerTest extends WorkerOverBrokerTest {
    @Override
    Broker newBroker(Path folder) {
        return new QpidBroker(folder);
    }
}
