package kymo.jobs.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The last of what a host wrote to its standard error, and to its standard output by mistake. Takes all of it, keeps little. */
final class HostLog {

    private static final int KEPT_BYTES = 4 << 10;
    private static final int TOLD_CHARACTERS = 200;

    private final byte[] kept = new byte[KEPT_BYTES];
    private long written;

    /** Takes what comes until the stream ends; for a thread of its own. */
    void drain(InputStream from) {
        byte[] buffer = new byte[KEPT_BYTES];
        try (from) {
            for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) add(buffer, count);
        } catch (IOException e) {
            // the host is gone, and so is what it had to say
        }
    }

    private synchronized void add(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) kept[(int) (written++ % KEPT_BYTES)] = bytes[i];
    }

    private synchronized String text() {
        int length = (int) Math.min(written, KEPT_BYTES);
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) text[i] = kept[(int) ((written - length + i) % KEPT_BYTES)];
        return new String(text, StandardCharsets.UTF_8);
    }

    boolean tellsOf(String word) {
        return text().contains(word);
    }

    /** The last words on one line, fit for a message; empty when there are none. */
    String lastWords() {
        String line = text().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= TOLD_CHARACTERS ? line : "…" + line.substring(line.length() - TOLD_CHARACTERS);
    }
}
