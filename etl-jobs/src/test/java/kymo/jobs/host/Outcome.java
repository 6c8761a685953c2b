package kymo.jobs.host;

/** What becomes of an attack. */
enum Outcome {
    /** The host ends, and its worker is told why. */
    ENDED("the host ends"),
    /** It does not work, and the host goes on. */
    REFUSED("does not work"),
    /** It works, and reaches nothing but what is the host's own and ends with it. */
    INSIDE("stays inside"),
    /** It works, and reaches what is not the host's. */
    NOT_STOPPED("**not stopped**");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
