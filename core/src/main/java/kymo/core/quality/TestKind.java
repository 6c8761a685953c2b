package kymo.core.quality;

import java.util.Locale;

/** Every test, in the order in which results tell of them; last the worst flag of a row over all tests of its column. */
public enum TestKind {
    GROSS_RANGE(0, false),
    SPIKE(1, false),
    RATE_OF_CHANGE(2, false),
    FLAT_LINE(3, false),
    ATTENUATED_SIGNAL(4, false),
    CLIMATOLOGY(5, false),
    GAP(6, true),
    JITTER(7, true),
    DUPLICATE_TIME(8, true),
    BACKWARD_TIME(9, true),
    SATURATION(10, false),
    ISOLATED(11, false),
    IQR(12, false),
    ZSCORE(13, false),
    MAD(14, false),
    ROLLUP(15, false);

    private final int code;
    private final boolean ofAxis;

    TestKind(int code, boolean ofAxis) {
        this.code = code;
        this.ofAxis = ofAxis;
    }

    /** Its place among all of them. */
    int code() {
        return code;
    }

    static TestKind of(int code) {
        for (TestKind kind : values()) if (kind.code == code) return kind;
        throw new IllegalArgumentException("there is no test with the code " + code);
    }

    /** Whether it judges the axis rather than a column of values. */
    public boolean isOfAxis() {
        return ofAxis;
    }

    /** The name in parameters and results, such as {@code gross_range}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
