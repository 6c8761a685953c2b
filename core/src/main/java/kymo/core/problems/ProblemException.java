package kymo.core.problems;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A failure that its user can understand and act on; its message says rule, value, where and what to do, in one line. */
public final class ProblemException extends RuntimeException {

    private final ProblemCode code;
    private final @Nullable String pointer;

    public ProblemException(ProblemCode code, String message) {
        this(code, message, null, null);
    }

    public ProblemException(ProblemCode code, String message, Throwable cause) {
        this(code, message, null, cause);
    }

    private ProblemException(ProblemCode code, String message, @Nullable String pointer, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.pointer = pointer;
    }

    public ProblemCode code() {
        return code;
    }

    /** Which part of what was given it is about: a JSON pointer (RFC 6901) into it; null when it is about no part of it. */
    public @Nullable String pointer() {
        return pointer;
    }

    /** The same problem, with the place that an outer layer knows put before its message. */
    public ProblemException at(String place) {
        return new ProblemException(code, "[%s] %s".formatted(place, getMessage()), pointer, this);
    }

    /**
     * The same problem, about this member of what was given: each layer puts the name or index that it knows before those of the layers below.
     *
     * @param member such as {@code window}, or a list's index
     */
    public ProblemException in(Object member) {
        String token = member.toString().replace("~", "~0").replace("/", "~1");
        ProblemException inner = new ProblemException(
                code, String.valueOf(getMessage()), "/" + token + (pointer == null ? "" : pointer), getCause());
        inner.setStackTrace(getStackTrace());
        return inner;
    }

    /** Does the work; a problem that comes up in it is about this member of what was given. */
    public static <T extends @Nullable Object> T under(Object member, Supplier<T> work) {
        try {
            return work.get();
        } catch (ProblemException e) {
            throw e.in(member);
        }
    }
}
