package kymo.core.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireTest {

    private static final UUID RUN = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("00000000-0000-4000-8000-000000000002");
    private static final Instant AT = Instant.parse("2026-02-03T04:05:06.123456Z");

    static Stream<RunEvent> everyRunEvent() {
        return Stream.of(
                new RunEvent.Queued(RUN, 1, AT, "rolling-mean", OTHER, null),
                new RunEvent.Queued(RUN, 1, AT, "rolling-mean", OTHER, OTHER),
                new RunEvent.Started(RUN, 2, AT, 1, "worker-a"),
                new RunEvent.TakenOver(RUN, 3, AT, 1, "worker-b", 1),
                new RunEvent.StopRequested(RUN, 4, AT),
                new RunEvent.Stopped(RUN, 5, AT),
                new RunEvent.Completed(RUN, 6, AT, OTHER),
                new RunEvent.Completed(RUN, 6, AT, null),
                new RunEvent.Failed(RUN, 7, AT, "internal", "the disk is full; free some space"),
                new RunEvent.Restarted(RUN, 8, AT, 2));
    }

    @ParameterizedTest
    @MethodSource("everyRunEvent")
    void aRunEventComesBackAsItWasSent(RunEvent event) {
        EventMessage received = (EventMessage) Wire.read(Wire.write(event.toMessage()));
        assertThat(json(received)).isEqualTo(json(event.toMessage()));
        assertThat(RunEvent.of(received)).isEqualTo(event);
    }

    @Test
    void signalsComeBackAsTheyWereSent() {
        for (Message message :
                new Message[] {new Progress(RUN, AT, 10, 20L), new Progress(RUN, AT, 10, null), new Doorbell(AT)})
            assertThat(Wire.read(Wire.write(message))).isEqualTo(message);
    }

    @Test
    void theWireFormIsPinned() {
        assertThat(json(new RunEvent.Completed(RUN, 6, AT, OTHER).toMessage()))
                .isEqualTo("{\"topic\":\"runs/" + RUN + "\",\"seq\":6,\"type\":\"run.completed.v1\","
                        + "\"at\":\"2026-02-03T04:05:06.123456Z\","
                        + "\"data\":{\"runId\":\"" + RUN + "\",\"seq\":6,\"resultId\":\"" + OTHER + "\"}}");
        assertThat(json(new Progress(RUN, AT, 10, 20L)))
                .isEqualTo("{\"runId\":\"" + RUN + "\",\"at\":\"2026-02-03T04:05:06.123456Z\",\"rowsDone\":10,"
                        + "\"rowsTotal\":20,\"type\":\"run.progress.v1\"}");
        assertThat(json(new Doorbell(AT)))
                .isEqualTo("{\"at\":\"2026-02-03T04:05:06.123456Z\",\"type\":\"doorbell.v1\"}");
    }

    @Test
    void theTypesArePinned() {
        assertThat(everyRunEvent().map(RunEvent::type).distinct())
                .containsExactly(
                        "run.queued.v1",
                        "run.started.v1",
                        "run.taken-over.v1",
                        "run.stop-requested.v1",
                        "run.stopped.v1",
                        "run.completed.v1",
                        "run.failed.v1",
                        "run.restarted.v1");
    }

    @Test
    void whatDatasetEventsSayIsPinned() {
        assertThat(Stream.of(
                                new DatasetEvent.Created(OTHER, "furnace.csv", "raw"),
                                new DatasetEvent.Published(OTHER, "furnace.csv", "raw", 9_357),
                                new DatasetEvent.Deleted(OTHER, "furnace.csv"))
                        .map(event -> event.topic() + " " + event.type() + " " + event.data()))
                .containsExactly(
                        "datasets/" + OTHER + " dataset.created.v1 {\"datasetId\":\"" + OTHER
                                + "\",\"name\":\"furnace.csv\",\"kind\":\"raw\"}",
                        "datasets/" + OTHER + " dataset.published.v1 {\"datasetId\":\"" + OTHER
                                + "\",\"name\":\"furnace.csv\",\"kind\":\"raw\",\"rows\":9357}",
                        "datasets/" + OTHER + " dataset.deleted.v1 {\"datasetId\":\"" + OTHER
                                + "\",\"name\":\"furnace.csv\"}");
    }

    @Test
    void fieldsOfALaterVersionArePassedOver() {
        assertThat(read("{\"type\":\"doorbell.v1\",\"at\":\"2026-02-03T04:05:06.123456Z\",\"loud\":true}"))
                .isEqualTo(new Doorbell(AT));
    }

    @Test
    void whatIsNoMessageIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> read("[1]"));
        assertThatIllegalArgumentException().isThrownBy(() -> read("{\"type\":\"doorbell.v9\"}"));
        assertThatIllegalArgumentException().isThrownBy(() -> read("not json"));
    }

    @Test
    void theListTopicIsWhatStandsBeforeTheSlash() {
        assertThat(EventMessage.listTopic("runs/" + RUN)).isEqualTo("runs");
        assertThat(EventMessage.listTopic("runs")).isEqualTo("runs");
    }

    private static String json(Message message) {
        return new String(Wire.write(message), StandardCharsets.UTF_8);
    }

    private static Message read(String json) {
        return Wire.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
