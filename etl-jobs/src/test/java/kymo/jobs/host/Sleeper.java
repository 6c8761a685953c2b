package kymo.jobs.host;

/** A program that does nothing for ten minutes; its argument is what it is found by. */
public final class Sleeper {

    private Sleeper() {}

    public static void main(String[] arguments) throws InterruptedException {
        Thread.sleep(600_000);
    }
}
