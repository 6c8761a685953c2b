package kymo.standalone;

/** Why Kymo does not start, in one line for the person who started it: the rule, the value, and what to do. */
final class CannotStart extends RuntimeException {

    CannotStart(String message) {
        super(message);
    }

    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
