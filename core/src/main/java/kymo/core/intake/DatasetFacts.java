package kymo.core.intake;

import kymo.core.dataset.Dataset;
import kymo.core.messages.DatasetEvent;

/** What there is to tell of a dataset, for {@link kymo.core.runs.EventLog#append(DatasetEvent)} in the transaction that makes it true. */
public final class DatasetFacts {

    private DatasetFacts() {}

    public static DatasetEvent created(Dataset draft) {
        return new DatasetEvent.Created(draft.id(), draft.name(), kind(draft));
    }

    public static DatasetEvent published(Dataset dataset) {
        return new DatasetEvent.Published(dataset.id(), dataset.name(), kind(dataset), dataset.rows());
    }

    public static DatasetEvent deleted(Dataset dataset) {
        return new DatasetEvent.Deleted(dataset.id(), dataset.name());
    }

    private static String kind(Dataset dataset) {
        return dataset.origin().kind().wireName();
    }
}
