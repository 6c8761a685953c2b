package kymo.jobs.peaks;

import kymo.core.peaks.SignalReader;
import org.jspecify.annotations.Nullable;

/** The one signal that a range of items has open: items of many signals take turns, and a file for each would be too many. */
final class OpenSignal implements AutoCloseable {

    private final Searched searched;
    private @Nullable SignalReader open;
    private int number = -1;

    OpenSignal(Searched searched) {
        this.searched = searched;
    }

    SignalReader of(int signal) {
        if (open != null && number == signal) return open;
        close();
        SignalReader reader = searched.open(signal);
        open = reader;
        number = signal;
        return reader;
    }

    @Override
    public void close() {
        if (open != null) open.close();
        open = null;
    }
}
