package kymo.core.uploads;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** Asks before bytes pass for which nobody has been asked yet; and now and then all the same, since disks fill and senders fall silent. */
final class MeteredOutput extends FilterOutputStream {

    private static final long ASK_EVERY_NANOS = Duration.ofMinutes(1).toNanos();

    /** Lets more bytes pass, or throws. */
    @FunctionalInterface
    interface Meter {
        /**
         * Asks for them.
         *
         * @param bytes that have passed, those that wait included
         * @param held for how many of them the file counts
         * @return for how many it counts now
         */
        long admit(long bytes, long held);
    }

    private final Meter meter;
    private long bytes;
    private long held;
    private long nextBytes = Arrivals.STEP_BYTES;
    private long askedNanos = System.nanoTime();

    MeteredOutput(OutputStream out, long held, Meter meter) {
        super(out);
        this.held = held;
        this.meter = meter;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        bytes += length;
        if (bytes > held || bytes >= nextBytes || System.nanoTime() - askedNanos > ASK_EVERY_NANOS) ask();
        out.write(from, offset, length);
    }

    private void ask() {
        held = meter.admit(bytes, held);
        nextBytes = bytes + Arrivals.STEP_BYTES;
        askedNanos = System.nanoTime();
    }
}
