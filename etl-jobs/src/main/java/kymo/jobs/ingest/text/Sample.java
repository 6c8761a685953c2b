package kymo.jobs.ingest.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kymo.core.files.ReadableFile;

/** The parts of a file that are looked at: its beginning and some even slices of the rest. Their size does not grow with the file. */
final class Sample {

    private static final int STEP = 1 << 20;
    private static final int MAX_HEAD = Dialect.MAX_LINE + STEP;
    private static final int SLICES = 20;
    private static final int SLICE = 64 << 10;

    /** Some bytes of the file from {@code offset} on. */
    static final class Part {
        final byte[] bytes;
        final long offset;

        private Part(byte[] bytes, long offset) {
            this.bytes = bytes;
            this.offset = offset;
        }

        boolean holdsBlankLine() {
            byte last = 0;
            for (byte b : bytes) {
                if (b == ' ' || b == '\t') continue;
                if (b == '\n' && last == '\n') return true;
                if (b == '\r' && (last == '\n' || last == '\r')) return true;
                last = b;
            }
            return false;
        }
    }

    private final Part head;
    private final List<Part> slices;
    private final boolean whole;

    private Sample(Part head, List<Part> slices, boolean whole) {
        this.head = head;
        this.slices = slices;
        this.whole = whole;
    }

    /** Reads as much of the beginning as holds {@code rows} lines, within limits, and the slices. */
    static Sample of(ReadableFile file, int rows) {
        long fileBytes = file.bytes();
        byte[] head = new byte[0];
        int lines = 0;
        while (head.length < fileBytes && head.length < MAX_HEAD && lines <= rows) {
            int more = (int) Math.min(STEP, fileBytes - head.length);
            byte[] read = file.read(head.length, more);
            for (byte b : read) {
                if (b == '\n' || b == '\r') lines++;
            }
            int at = head.length;
            head = Arrays.copyOf(head, at + more);
            System.arraycopy(read, 0, head, at, more);
        }
        List<Part> slices = new ArrayList<>();
        long rest = fileBytes - head.length;
        long taken = head.length;
        for (int slice = 1; slice <= SLICES && rest > 0; slice++) {
            // the last slice ends with the file, and so shows what stands below the table
            long end = head.length + Math.max(1, rest * slice / SLICES);
            // a row that were seen twice would look like a time that runs back
            long begin = Math.max(taken, end - SLICE);
            if (end > begin) slices.add(new Part(file.read(begin, (int) (end - begin)), begin));
            taken = end;
        }
        return new Sample(new Part(head, 0), slices, rest == 0);
    }

    Part head() {
        return head;
    }

    List<Part> slices() {
        return slices;
    }

    /** Whether the head is all of the file. */
    boolean isWhole() {
        return whole;
    }
}
