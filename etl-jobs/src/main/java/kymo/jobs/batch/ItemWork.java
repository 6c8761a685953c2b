package kymo.jobs.batch;

/** What a step does with each of its items, for itself; made for a range of items, on whose thread it works, and closed after the last one. */
public interface ItemWork extends AutoCloseable {

    /** The work on item {@code number}. */
    PutAside on(int number);

    @Override
    void close();
}
