package kymo.gateway.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kymo.core.messages.EventMessage;
import kymo.core.messages.Progress;
import kymo.core.runs.EventLog;

/** The hubs of all topics that somebody is subscribed to, and always those of the lists: what the broker tells reaches them here. */
final class Topics {

    private static final int AT_ONCE = 500;

    private final EventLog log;
    private final LiveThreads threads;
    private final Map<String, TopicHub> hubs = new ConcurrentHashMap<>();

    Topics(EventLog log, LiveThreads threads) {
        this.log = log;
        this.threads = threads;
        // a list's event is in the broker before it is in the table: a hub that listens all the time misses none in
        // between
        for (String list : List.of("runs", "datasets")) hubs.put(list, new TopicHub(list, log, threads));
    }

    TopicHub add(Subscription subscription) {
        return hubs.compute(subscription.topic(), (topic, hub) -> {
            TopicHub found = hub == null ? new TopicHub(topic, log, threads) : hub;
            found.add(subscription);
            return found;
        });
    }

    void remove(Subscription subscription) {
        hubs.computeIfPresent(subscription.topic(), (topic, hub) -> {
            hub.remove(subscription);
            return hub.isList() || hub.hasSubscribers() ? hub : null;
        });
    }

    void hear(List<EventMessage> events) {
        for (EventMessage event : events) {
            TopicHub hub = hubs.get(event.topic());
            if (hub != null) hub.hear(event);
        }
    }

    void hear(Progress progress) {
        for (String topic : List.of("runs/" + progress.runId(), "runs")) {
            TopicHub hub = hubs.get(topic);
            if (hub != null) hub.hear(progress);
        }
    }

    /** Looks up in the database what every subscribed topic's last number is. */
    void lookUp() {
        List<String> topics = new ArrayList<>();
        hubs.forEach((topic, hub) -> {
            if (hub.hasSubscribers()) topics.add(topic);
        });
        for (int from = 0; from < topics.size(); from += AT_ONCE)
            log.lastSeqs(topics.subList(from, Math.min(topics.size(), from + AT_ONCE)))
                    .forEach((topic, seq) -> {
                        TopicHub hub = hubs.get(topic);
                        if (hub != null) hub.hear(seq);
                    });
    }
}
