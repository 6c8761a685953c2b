package kymo.jobs.ingest.columnar;

/** Truth values as runs, behind four bytes of their length. */
final class BooleanRuns implements PageValues {

    private final Hybrid bits;
    private final int[] scratch = new int[RawValues.ROWS];

    BooleanRuns(Bits page, int from) {
        int length = page.int32(from);
        page.check(from + 4, length);
        bits = new Hybrid(page, from + 4, from + 4 + length, 1);
    }

    @Override
    public void next(int count, RawValues into) {
        into.inBytes = false;
        bits.next(scratch, count);
        for (int i = 0; i < count; i++) into.longs[i] = scratch[i];
    }
}
