package kymo.jobs.ingest.columnar;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes whose lengths come first, as differences; and such bytes that each go on where so many bytes of the one before end.
 *
 * <p>Source: the Apache Parquet format, "Delta-length byte array" (6) and "Delta Strings" (7).
 */
final class DeltaTexts implements PageValues {

    private static final int MOST_BYTES = 64 << 20;

    private final Bits page;
    private final @Nullable DeltaNumbers shared;
    private final DeltaNumbers lengths;
    private final long[] lengthOf = new long[RawValues.ROWS];
    private final long[] sharedOf = new long[RawValues.ROWS];
    private int at;
    private byte[] last = new byte[0];

    private DeltaTexts(Bits page, @Nullable DeltaNumbers shared, int from) {
        this.page = page;
        this.shared = shared;
        lengths = new DeltaNumbers(page, from);
        at = new DeltaNumbers(page, from).end(new long[RawValues.ROWS]);
    }

    static DeltaTexts ofLengths(Bits page, int from) {
        return new DeltaTexts(page, null, from);
    }

    static DeltaTexts ofPrefixes(Bits page, int from) {
        return new DeltaTexts(
                page, new DeltaNumbers(page, from), new DeltaNumbers(page, from).end(new long[RawValues.ROWS]));
    }

    @Override
    public void next(int count, RawValues into) {
        into.inBytes = true;
        lengths.next(lengthOf, count);
        if (shared == null) {
            into.bytes = page.bytes;
            for (int i = 0; i < count; i++) {
                page.check(at, lengthOf[i]);
                into.starts[i] = at;
                at += (int) lengthOf[i];
                into.ends[i] = at;
            }
            return;
        }
        shared.next(sharedOf, count);
        joined(count, into);
    }

    private void joined(int count, RawValues into) {
        byte[] bytes = new byte[1 << 12];
        int end = 0;
        for (int i = 0; i < count; i++) {
            page.check(at, lengthOf[i]);
            if (sharedOf[i] < 0 || sharedOf[i] > last.length)
                throw new IllegalArgumentException(
                        "%d bytes of one before that has %d".formatted(sharedOf[i], last.length));
            int begin = end;
            long needed = begin + sharedOf[i] + lengthOf[i];
            if (needed > MOST_BYTES) throw new IllegalArgumentException("texts that grow beyond measure");
            if (needed > bytes.length) bytes = Arrays.copyOf(bytes, (int) Math.max(needed, 2L * bytes.length));
            System.arraycopy(last, 0, bytes, begin, (int) sharedOf[i]);
            System.arraycopy(page.bytes, at, bytes, begin + (int) sharedOf[i], (int) lengthOf[i]);
            at += (int) lengthOf[i];
            end = (int) needed;
            last = Arrays.copyOfRange(bytes, begin, end);
            into.starts[i] = begin;
            into.ends[i] = end;
        }
        into.bytes = bytes;
    }
}
