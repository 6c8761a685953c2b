package kymo.core.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/** Flags of data-quality, from the least to the worst as its roll-ups rank them. */
public enum RowFlag {
    MISSING(9),
    NOT_EVALUATED(2),
    PASS(1),
    SUSPECT(3),
    FAIL(4);

    private final int code;

    RowFlag(int code) {
        this.code = code;
    }

    /** As results and files hold it. */
    int code() {
        return code;
    }

    static RowFlag ofCode(long code) {
        for (RowFlag flag : values()) if (flag.code == code) return flag;
        throw new IllegalArgumentException("there is no flag " + code);
    }

    boolean isWorseThan(RowFlag other) {
        return compareTo(other) > 0;
    }

    /** As options name it, such as {@code suspect}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The worst flag that may stay: {@code pass} or {@code suspect}.
     *
     * @throws ProblemException {@code EXPORT_OPTION_INVALID} at {@code /worst}
     */
    public static RowFlag worst(String name) {
        return Arrays.stream(new RowFlag[] {PASS, SUSPECT})
                .filter(flag -> flag.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                                ProblemCode.EXPORT_OPTION_INVALID,
                                "worst must be one of %s but was '%s'; choose one of these"
                                        .formatted(
                                                Arrays.stream(new RowFlag[] {PASS, SUSPECT})
                                                        .map(RowFlag::wireName)
                                                        .collect(Collectors.joining(", ")),
                                                name))
                        .in("worst"));
    }
}
