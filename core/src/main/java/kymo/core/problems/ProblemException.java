package kymo.core.problems;

/** A failure that its user can understand and act on; its message says rule, value, where and what to do, in one line. */
public final class ProblemException extends RuntimeException {

    private final ProblemCode code;

    public ProblemException(ProblemCode code, String message) {
        super(message);
        this.code = code;
    }

    public ProblemException(ProblemCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public ProblemCode code() {
        return code;
    }

    /** The same problem, with the place that an outer layer knows put before its message. */
    public ProblemException at(String place) {
        return new ProblemException(code, "[%s] %s".formatted(place, getMessage()), this);
    }
}
