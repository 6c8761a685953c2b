package kymo.jobs.host;

/** What a host does: made once in the forked JVM, by a public constructor without parameters, then asked one request after another. */
public interface HostTask {

    /**
     * Does what every request will need, such as loading classes, so that the first is answered sooner. Called before any request in hosts that are
     * started ahead, and when an archive of classes is made; it cannot count on having been called.
     */
    default void warmUp() throws Exception {}

    /**
     * Answers a request. The host's working directory is its own folder, in which the worker may have put files.
     *
     * @param answers takes any number of frames of kinds from {@link Frame#FIRST_OF_TASK} on
     * @throws kymo.core.problems.ProblemException which reaches the worker as it is; anything else ends the host
     */
    void answer(Frame request, FrameWriter answers) throws Exception;
}
