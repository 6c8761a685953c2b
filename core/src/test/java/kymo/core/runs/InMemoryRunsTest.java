package kymo.core.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import kymo.core.messages.EventMessage;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

class InMemoryRunsTest extends RunsTest {

    @Override
    Runs newRuns(RunPolicy policy) {
        return Runs.inMemory(new StrictClock(), policy);
    }

    @Override
    TransactionOperations transactions() {
        return TransactionOperations.withoutTransaction();
    }

    @Test
    void theListTopicHasEveryEventOfEveryRunInOrder() {
        submit(rolling());
        submit(rolling());
        runs.complete(claim(), null, null);
        assertThat(runs.events("runs", 0, 10)).extracting(EventMessage::seq).containsExactly(1L, 2L, 3L, 4L);
        assertThat(runs.events("runs", 2, 1)).extracting(EventMessage::type).containsExactly("run.started.v1");
    }

    /** Never tells the same time twice. */
    private static final class StrictClock implements InstantSource {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public synchronized Instant instant() {
            now = now.plusNanos(1_000);
            return now;
        }
    }
}
